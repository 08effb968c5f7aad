/* Small repairs in the admin that Django's own scripts leave to be done: a name for the search boxes of select2, a role
   and Dutch words for the double list. */

/* select2 comes when it comes (after jQuery's ready, with every new row), so we look again whenever something is added. */
function benoemZoekvelden() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = select.labels[0];
    const veld = select.nextElementSibling?.querySelector(".select2-selection");
    if (!label || !veld || veld.dataset.benoemd) continue;
    label.id ||= `${select.id}_label`;
    veld.dataset.benoemd = "";
    for (const deel of [veld, ...veld.querySelectorAll("[role=textbox]")]) deel.setAttribute("aria-labelledby", label.id);
  }
}

function herstelDubbeleLijst() {
  for (const teken of document.querySelectorAll("span.help-tooltip[aria-label]")) teken.setAttribute("role", "img");
  for (const knop of document.querySelectorAll(".selector-chooseall")) knop.textContent = "Alles kiezen";
  for (const knop of document.querySelectorAll(".selector-clearall")) knop.textContent = "Alles weghalen";
}

if (document.querySelector("select.admin-autocomplete")) {
  new MutationObserver(benoemZoekvelden).observe(document.body, { childList: true, subtree: true });
  benoemZoekvelden();
}
window.addEventListener("load", herstelDubbeleLijst);
/* Other scripts take the focus while the page is made; what is wrong comes first. */
window.addEventListener("load", () => document.querySelector(".err-sum")?.focus());
