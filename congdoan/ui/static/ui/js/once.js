/* Marks that scripts run, so that what needs them (cd-can-script) is shown.
   data-mot-lan: a button sends its form once; the server would refuse the second time anyway. data-in: prints. */
(function () {
  "use strict";
  document.documentElement.classList.add("cd-co-script");
  document.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (!button || !button.hasAttribute("data-mot-lan")) { return; }
    if (button.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("[aria-busy=true]").forEach(function (one) { one.removeAttribute("aria-busy"); });
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-in]")) { window.print(); }
  });
})();
