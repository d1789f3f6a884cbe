// Adds empty rows to the lists of a form. Without script the form has some already, and more after it was saved.
const form = document.querySelector("form[data-rows]");

for (const rows of form.querySelectorAll(".rows")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = form.dataset.rows;
  button.addEventListener("click", () => addRow(rows));
  rows.after(button);
}

/** Add a row like the last one, empty, and go to its first field. */
function addRow(rows) {
  const last = rows.lastElementChild;
  const row = last.cloneNode(true);
  for (const field of row.querySelectorAll("input, textarea, select")) {
    const name = field.name.replace(/\.(\d+)\./, (_, number) => `.${Number(number) + 1}.`);
    row.querySelector(`label[for="${CSS.escape(field.id)}"]`).htmlFor = name;
    field.id = name;
    field.name = name;
    field.value = "";
    field.removeAttribute("aria-invalid");
  }
  row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, (number) => Number(number) + 1));
  rows.append(row);
  row.querySelector("input").focus();
}
