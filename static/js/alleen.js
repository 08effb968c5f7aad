/* An answer that excludes the others (“Geen van deze”): ticking it unticks the others, and the other way round. A help
   only: without this script the page says so beside the question, and the server checks either way.

   Markup: <input type="checkbox" name="NAME" data-alleen="words of the answer">, beside others of the same name. */

function maakLos(vinkje) {
  for (const ander of vinkje.form.elements) {
    const hoortErbij = ander !== vinkje && ander.type === "checkbox" && ander.name === vinkje.name && ander.checked;
    if (!hoortErbij || !("alleen" in vinkje.dataset || "alleen" in ander.dataset)) continue;
    ander.checked = false;
    // What hangs on it is to go too (voorwaarde.js).
    ander.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

for (const formulier of document.querySelectorAll("form[data-vragenlijst]")) {
  formulier.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && target.checked) maakLos(target);
  });
}
