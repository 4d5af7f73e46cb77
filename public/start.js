// Loads the app's wasm, unless boot.js found that this browser cannot run it. Trunk.toml writes the two addresses
// into the script tag. A failed start ends on the recovery screen, never on a white one.
const shell = window.dampingiShell;
const { js, wasm } = document.getElementById("start").dataset;

if (!shell.refused) {
  try {
    const app = await import(js);
    await app.default({ module_or_path: wasm });
    shell.opened();
  } catch (error) {
    console.error(error);
    shell.recover(error instanceof WebAssembly.RuntimeError ? "broke" : "not-loaded");
  }
}
