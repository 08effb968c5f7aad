/* Show-only-if: a part of a form that is there only when a field has one of certain values. Hidden parts are disabled,
   so nothing in them is sent; what was filled in there is still there when the part comes back. Without this script
   everything is on the page, with a sentence that says for whom it is; the server checks either way.

   Markup:
     <div data-als="NAME" data-als-codes="ja soms">   there while a field called NAME has the value ja or soms; may hang
       … <p data-zonder-script>Alleen als …</p>       on a field that is itself in such a part (a chain)
       … <input data-nodig>                           required as long as it is there
     </div> */

const bijNaam = (formulier, naam) => [...formulier.elements].filter((veld) => veld.name === naam);

const heeftWaarde = (veld, codes) =>
  !veld.disabled && (!["radio", "checkbox"].includes(veld.type) || veld.checked) && codes.includes(veld.value);

function zet(deel, aan) {
  deel.hidden = !aan;
  for (const veld of deel.querySelectorAll("input, select, textarea, button")) {
    // Its own part decides about what stands in a part within this one.
    if (veld.closest("[data-als]") !== deel && aan) continue;
    veld.disabled = !aan;
    if ("nodig" in veld.dataset) veld.required = aan;
  }
}

function ververs(formulier) {
  // In the order of the page: what a part hangs on stands before it, and has been decided by then.
  for (const deel of formulier.querySelectorAll("[data-als]")) {
    const codes = deel.dataset.alsCodes.split(" ");
    zet(deel, bijNaam(formulier, deel.dataset.als).some((veld) => heeftWaarde(veld, codes)));
  }
}

function begin(formulier) {
  for (const zin of formulier.querySelectorAll("[data-zonder-script]")) {
    const rond = zin.parentElement;
    zin.remove();
    if (!rond.textContent.trim()) rond.hidden = true;
  }
  const nu = () => ververs(formulier);
  formulier.addEventListener("input", nu);
  formulier.addEventListener("change", nu);
  // The fields are emptied after this event.
  formulier.addEventListener("reset", () => setTimeout(nu));
  // Answers may be put back after this, by the browser itself.
  window.addEventListener("pageshow", nu);
  nu();
}

for (const formulier of document.querySelectorAll("form[data-vragenlijst]")) {
  if (formulier.querySelector("[data-als]")) begin(formulier);
}
