/* data-dong-ngoai: an open <details> closes at a click elsewhere and at Escape, which gives the focus back. */
(function () {
  "use strict";
  function open() { return document.querySelectorAll("details[data-dong-ngoai][open]"); }
  document.addEventListener("click", function (event) {
    open().forEach(function (one) { if (!one.contains(event.target)) { one.open = false; } });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    open().forEach(function (one) { one.open = false; one.querySelector("summary").focus(); });
  });
})();
