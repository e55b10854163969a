/* data-tieu-diem: on arrival (or after a swap) the focus goes to what must be read first: errors, warnings. */
(function () {
  "use strict";
  function look(root) {
    var place = root.querySelector("[data-tieu-diem]");
    if (place) { place.focus(); }
  }
  look(document);
  document.addEventListener("htmx:afterSwap", function (event) { look(event.detail.target); });
})();
