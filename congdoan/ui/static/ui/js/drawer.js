/* data-mo-ngan: a figure whose rows htmx puts into the drill-down; data-dong-ngan and Escape close it. Focus goes in and back. */
(function () {
  "use strict";
  var opener = null;
  function close(place) {
    place.innerHTML = "";
    if (opener) { opener.setAttribute("aria-expanded", "false"); opener.focus(); opener = null; }
  }
  document.addEventListener("htmx:afterSwap", function (event) {
    var place = event.detail.target, from = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!place.hasAttribute("data-ngan-keo")) { return; }
    if (opener) { opener.setAttribute("aria-expanded", "false"); }
    if (from && from.hasAttribute("data-mo-ngan")) { opener = from; opener.setAttribute("aria-expanded", "true"); }
    var head = place.querySelector("h2");
    if (head) { head.focus(); }
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-dong-ngan]"), place = link && link.closest("[data-ngan-keo]");
    if (place && opener) { event.preventDefault(); close(place); }
  });
  document.addEventListener("keydown", function (event) {
    var place = event.key === "Escape" && document.querySelector("[data-ngan-keo]");
    if (place && place.firstElementChild && opener) { close(place); }
  });
})();
