"use strict";
(() => {
  const claims = [...document.querySelectorAll("article.claim")];
  const by = document.getElementById("by");
  const save = document.getElementById("save");
  const state = document.getElementById("state");
  let unsaved = false;

  document.querySelectorAll(".with-script").forEach((each) => { each.hidden = false; });

  // The same as the tool writes: nothing that the eye cannot see stands as itself.
  const quoted = (words) => '"' + [...words.trim()].map((letter) => {
    if (letter === '"' || letter === "\\") return "\\" + letter;
    const code = letter.codePointAt(0);
    if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(letter)) return " ";
    if (!/[\p{Cf}\p{Co}\p{Cn}]/u.test(letter)) return letter;
    const digits = code.toString(16);
    return code > 0xffff ? "\\U" + digits.padStart(8, "0") : "\\u" + digits.padStart(4, "0");
  }).join("") + '"';

  // A name that holds what nobody sees is refused with its whole file: it is left out here.
  const name = () => by.value.replace(/[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/gu, "").trim();

  const decided = (claim) => claim.querySelector(".deciding input:checked").value;
  const choose = (claim, value) => {
    claim.querySelector('.deciding input[value="' + value + '"]').checked = true;
  };
  const edits = (claim) => {
    const found = [];
    claim.querySelectorAll("[data-slot] fieldset input:checked").forEach((each) => {
      found.push([each.closest("[data-slot]").dataset.slot, 'choose: "' + each.value + '"']);
    });
    claim.querySelectorAll("input.value").forEach((each) => {
      const value = each.value.trim();
      if (!value) return;
      const line = value === "-" ? "leave_out: true" : "value: " + value;
      const others = found.filter(([name]) => name !== each.dataset.slot);
      found.splice(0, found.length, ...others, [each.dataset.slot, line]);
    });
    return found;
  };

  const entry = (claim, at) => {
    const decision = decided(claim);
    const why = claim.querySelector(".why").value.trim();
    const lines = [
      '  - claim: "' + claim.dataset.id + '"',
      "    decision: " + decision,
      "    by: " + quoted(name()),
      "    at: " + at,
    ];
    if (why) lines.push("    why: " + quoted(why));
    const text = lines.join("\n") + "\n" + claim.dataset.kept;
    if (decision !== "edit") return text;
    const slots = edits(claim).map(([name, line]) =>
      "      " + name + ":\n        " + line + "\n        why: " + quoted(why));
    return text + "    slots:\n" + slots.join("\n") + "\n";
  };

  const isWhole = (claim) => decided(claim) !== "edit"
    || (edits(claim).length > 0 && claim.querySelector(".why").value.trim() !== "");

  const tell = () => {
    const done = claims.filter((claim) => decided(claim)).length;
    claims.forEach((claim) => claim.classList.toggle("decided", decided(claim) !== ""));
    state.textContent = state.dataset.state
      .replace("{done}", String(done)).replace("{of}", String(claims.length));
  };

  document.addEventListener("change", (change) => {
    const claim = change.target.closest("article.claim");
    if (!claim) return;
    if (change.target.name.startsWith("choose-") || change.target.classList.contains("value")) {
      choose(claim, "edit");
      claim.querySelector(".why").focus();
    }
    if (decided(claim) === "edit") claim.querySelector(".edits").open = true;
    unsaved = true;
    tell();
  });

  document.addEventListener("click", (click) => {
    const all = click.target.closest("button.all");
    if (!all) return;
    claims.filter((claim) => claim.dataset.rule === all.dataset.rule
      && claim.dataset.open === "0" && decided(claim) === "")
      .forEach((claim) => choose(claim, "accept"));
    unsaved = true;
    tell();
  });

  // Keys count only while the focus is on a claim, and never while something is typed.
  document.addEventListener("keydown", (press) => {
    const claim = press.target.closest("article.claim");
    const typing = press.target.matches("input:not([type=radio])");
    if (!claim || typing || press.ctrlKey || press.metaKey || press.altKey) return;
    const at = claims.indexOf(claim);
    const next = claims[Math.min(at + 1, claims.length - 1)];
    if (press.key === "a" || press.key === "r") {
      choose(claim, press.key === "a" ? "accept" : "reject");
      unsaved = true;
      tell();
      next.focus();
    } else if (press.key === "e") {
      choose(claim, "edit");
      claim.querySelector(".edits").open = true;
      tell();
      claim.querySelector(".edits input, .why").focus();
    } else if (press.key === "n") {
      next.focus();
    } else if (press.key === "p") {
      claims[Math.max(at - 1, 0)].focus();
    } else {
      return;
    }
    press.preventDefault();
  });

  document.addEventListener("focusin", (focus) => {
    const claim = focus.target.closest("article.claim");
    document.querySelectorAll("mark").forEach((each) => {
      const of = claim && each.dataset.of.split(" ").includes(claim.dataset.number);
      each.classList.toggle("here", Boolean(of));
    });
  });

  save.addEventListener("click", () => {
    const wanted = claims.filter((claim) => decided(claim));
    if (!name()) { state.textContent = state.dataset.nobody; by.focus(); return; }
    if (!wanted.length) { state.textContent = state.dataset.nothing; return; }
    const half = wanted.find((claim) => !isWhole(claim));
    if (half) {
      state.textContent = state.dataset.choose.replace("{n}", half.dataset.number);
      half.querySelector(".edits").open = true;
      half.querySelector(".why").focus();
      return;
    }
    const at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
    const text = save.dataset.head + wanted.map((claim) => entry(claim, at)).join("");
    const who = name().replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    link.download = save.dataset.file.replace(/\.yaml$/, (who ? "." + who : "") + ".yaml");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    tell();
  });

  window.addEventListener("beforeunload", (leaving) => { if (unsaved) leaving.preventDefault(); });
  tell();
})();
