/* What the scripts of a questionnaire say, in the language of the page. Scripts are written in Dutch; a page in another
   language brings its words along in <div data-woorden="{&quot;Volgende stap&quot;: &quot;Next step&quot;, …}">. What it
   does not bring is said in Dutch. */

const woorden = JSON.parse(document.querySelector("[data-woorden]")?.dataset.woorden ?? "{}");

/** A sentence with these values in its places: zin("Stap {stap} van {aantal}", { stap: 2, aantal: 5 }). */
export const zin = (nederlands, waarden = {}) =>
  (woorden[nederlands] ?? nederlands).replace(/\{(\w+)\}/g, (plek, naam) => waarden[naam] ?? plek);

/** A number as it is written in the language of the page. */
export const getal = (aantal) => aantal.toLocaleString(document.documentElement.lang);
