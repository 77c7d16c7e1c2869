/** The page of a simulator: whoever tries the channel writes here as a customer and sees what the shop answers. */
export function chatPage(channel: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${channel} – simulator</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 640px; padding: 16px; display: flex; flex-direction: column; gap: 12px; min-height: 100dvh; box-sizing: border-box }
  h1 { font-size: 17px; margin: 0 }
  #talk { flex: 1; display: flex; flex-direction: column; gap: 8px; overflow: auto }
  .said { max-width: 80%; padding: 8px 12px; border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere }
  .person { align-self: flex-end; background: #d7f5df; color: #12301c }
  .shop { align-self: flex-start; background: #e8ebf0; color: #1c2430 }
  form { display: flex; gap: 8px; flex-wrap: wrap }
  input, select, button { font: inherit; padding: 8px; border-radius: 8px; border: 1px solid #8888; min-width: 0 }
  #text { flex: 1 1 220px }
</style>
<h1>${channel} · simulator / 模拟器</h1>
<div id="talk" aria-live="polite"></div>
<form id="say">
  <select id="person" aria-label="Who / 谁"><option value="1">1</option><option value="2">2</option><option value="3">3</option></select>
  <input id="text" aria-label="Text / 文字" placeholder="Write to the shop / 给商家留言" autocomplete="off">
  <input id="file" type="file" aria-label="File / 文件">
  <button>Send / 发送</button>
</form>
<script>
  const talk = document.getElementById("talk");
  let shown = "";
  async function look() {
    const messages = await (await fetch("/sim/messages")).json();
    const now = JSON.stringify(messages);
    if (now !== shown) {
      shown = now;
      talk.replaceChildren(...messages.map(({ from, person, text, file }) => {
        const said = document.createElement("div");
        said.className = "said " + from;
        said.textContent = (from === "person" ? person.name + ": " : "→ " + person.name + ": ") + text + (file ? " 📎 " + file.name : "");
        return said;
      }));
      talk.lastElementChild?.scrollIntoView();
    }
    setTimeout(look, 1000);
  }
  look();
  document.getElementById("say").onsubmit = async (event) => {
    event.preventDefault();
    const [input, picked] = [document.getElementById("text"), document.getElementById("file")];
    const person = Number(document.getElementById("person").value);
    const post = (body) => fetch("/sim/say", { method: "POST", body: JSON.stringify(body) });
    if (input.value.trim()) await post({ person, text: input.value });
    const file = picked.files[0];
    if (file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      await post({ person, file: { name: file.name, type: file.type || "application/octet-stream", base64: btoa(binary) } });
    }
    input.value = picked.value = "";
  };
</script>
</html>`;
}
