/* data-luoi: a form's table as a grid: arrows and Enter move, Space ticks a row from any of its cells; data-chep copies one value
   into every ticked row, data-danh-dau ticks all; data-dem and data-cong show the count and the sum of the ticked rows; a row
   without an amount counts with its own data-phai-thu, else the common one. */
(function () {
  "use strict";
  function rows(grid) { return Array.prototype.slice.call(grid.querySelectorAll("tbody tr")); }
  function cells(row) { return Array.prototype.slice.call(row.querySelectorAll("input:not([type=hidden]), select")); }
  function tick(row) { return row.querySelector("input[type=checkbox]"); }
  function number(text) { return parseInt(String(text).replace(/\D/g, ""), 10) || 0; }
  function written(amount) { return String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, "."); }
  function all(grid, name) { return (grid.closest("form") || document).querySelectorAll("[" + name + "]"); }

  function common(grid) {
    var button = (grid.closest("form") || document).querySelector("[data-chep]");
    return button && document.getElementById(button.getAttribute("data-chep"));
  }

  function recount(grid) {
    var count = 0, sum = 0, each = common(grid), named = !grid.querySelector("input[type=checkbox]");
    rows(grid).forEach(function (row) {
      var box = tick(row), amount = row.querySelector("[data-tien]");
      if (box && !box.checked) { return; }
      count += 1;
      sum += !amount ? 0 : number(amount.value || amount.getAttribute("data-phai-thu") || (each && !named ? each.value : ""));
    });
    all(grid, "data-dem").forEach(function (one) { one.textContent = written(count); });
    all(grid, "data-cong").forEach(function (one) { one.textContent = written(sum); });
  }

  function move(grid, from, down) {
    var lines = rows(grid), row = from.closest("tr"), place = cells(row).indexOf(from);
    for (var at = lines.indexOf(row) + down; at >= 0 && at < lines.length; at += down) {
      var to = cells(lines[at])[place];
      if (to) { to.focus(); if (to.select) { to.select(); } return true; }
    }
    return false;
  }

  document.addEventListener("keydown", function (event) {
    var cell = event.target, grid = cell.closest && cell.closest("[data-luoi]");
    if (!grid || !cell.closest("tbody") || !/^(INPUT|SELECT)$/.test(cell.tagName) || event.altKey || event.ctrlKey) { return; }
    var list = cell.tagName === "SELECT";
    if ((event.key === "ArrowDown" && !list) || event.key === "Enter") { if (move(grid, cell, 1) || event.key === "Enter") { event.preventDefault(); } }
    if (event.key === "ArrowUp" && !list) { if (move(grid, cell, -1)) { event.preventDefault(); } }
    if (event.key === " " && cell.hasAttribute("data-tien")) {
      var box = tick(cell.closest("tr"));
      if (box) { event.preventDefault(); box.checked = !box.checked; recount(grid); }
    }
  });
  document.addEventListener("input", function (event) {
    var form = event.target.closest && event.target.closest("form"), grid = form && form.querySelector("[data-luoi]");
    if (grid && (grid.contains(event.target) || common(grid) === event.target)) { recount(grid); }
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-chep], [data-danh-dau]");
    var grid = button && (button.closest("form") || document).querySelector("[data-luoi]");
    if (!grid) { return; }
    event.preventDefault();
    var source = button.hasAttribute("data-chep") && document.getElementById(button.getAttribute("data-chep"));
    rows(grid).forEach(function (row) {
      var box = tick(row), amount = row.querySelector("[data-tien]");
      if (button.hasAttribute("data-danh-dau") && box) { box.checked = true; }
      if (source && amount && (!box || box.checked)) { amount.value = source.value; }
    });
    recount(grid);
  });
  Array.prototype.forEach.call(document.querySelectorAll("[data-luoi]"), recount);
})();
