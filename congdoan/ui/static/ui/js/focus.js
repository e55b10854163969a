/* data-tieu-diem: on arrival (or after a swap) the focus goes to what must be read first: errors, warnings.
   Where the pages of a section stand in a row that is pushed sideways, the one shown is in sight. */
(function () {
  "use strict";
  function look(root) {
    var place = root.querySelector("[data-tieu-diem]");
    if (place) { place.focus(); }
  }
  var here = document.querySelector("nav.cd-chips [aria-current]");
  if (here) { here.parentNode.scrollLeft = here.offsetLeft - (here.parentNode.clientWidth - here.offsetWidth) / 2; }
  look(document);
  document.addEventListener("htmx:afterSwap", function (event) { look(event.detail.target); });
})();
