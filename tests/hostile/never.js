// What no page of ours has, whatever its content says.
() => {
  const found = [];
  const addresses = ["href", "src", "action", "data", "xlink:href", "poster", "srcset"];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const runs = /^on/i.test(name) || name === "srcdoc" || name === "formaction";
      const leads = addresses.includes(name) && new URL(value, location.href).protocol;
      if (runs || (leads && !["http:", "https:", "mailto:"].includes(leads)))
        found.push(`${one.localName} ${name}=${value}`);
    }
  }
  const elements =
    "iframe, object, embed, base, form:not([name=search], .xp-filters), style, math, video, audio," +
    " meta[http-equiv=refresh]";
  for (const one of document.querySelectorAll(elements)) found.push(one.outerHTML.slice(0, 80));
  for (const script of document.scripts)
    if (/pwn/.test(script.textContent) && script.type !== "application/json")
      found.push(script.outerHTML.slice(0, 80));
  return found;
}
