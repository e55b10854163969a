/* data-khoa: a button that asks the machine for a key (fingerprint, face, security key). What is asked stands in it as JSON;
   the answer goes into the hidden field named by data-khoa-vao, whose form is then sent. data-khoa-loi: shown when nothing came of it. */
(function () {
  "use strict";
  document.addEventListener("click", async function (event) {
    var button = event.target.closest("[data-khoa]");
    if (!button) { return; }
    event.preventDefault();
    var field = document.getElementById(button.dataset.khoaVao), failed = document.querySelector("[data-khoa-loi]");
    var asked = JSON.parse(button.dataset.khoa);
    try {
      var answer = asked.creation_options ? await window.webauthnJSON.create(asked.creation_options) : await window.webauthnJSON.get(asked.request_options);
      field.value = JSON.stringify(answer);
      field.form.submit();
    } catch (problem) {
      if (failed) { failed.hidden = false; failed.focus(); }
    }
  });
})();
