// Runs before anything else, in every browser back to the oldest: so it is written in old JavaScript (no arrow, no const).
// It decides whether this browser can run the app, and shows the recovery screen when the app breaks.
// It reads and deletes no data: what a cadre saved is none of its business.
//
// For the app: window.dampingiShell.recover("broke") shows the recovery screen; a panic is noticed without being told.
// window.dampingiShell.install() installs the app where the browser offers it: then <html> says data-install="offered",
// and style/gate.css shows the button.
(function () {
  "use strict";
  var screens = ["opening", "door", "too-old", "insecure", "recovery"];

  function element(id) {
    return document.getElementById(id);
  }

  // Shows one of the screens of index.html; "app" is none of them, and leaves the page to the app.
  function show(name) {
    for (var i = 0; i < screens.length; i++) {
      var screen = element("shell-" + screens[i]);
      if (screen) screen.hidden = screens[i] !== name;
    }
    document.documentElement.setAttribute("data-shell", name);
  }

  // Nobody has used the app in this browser: then it can only open with the sign-in.
  function isFirstTime() {
    try {
      return window.localStorage.length + window.sessionStorage.length === 0 && !navigator.serviceWorker.controller;
    } catch (blocked) {
      return false;
    }
  }

  // The sign-in that stands until the app is there. On a slow network she has typed before it arrives, and nothing of it is lost:
  // the app takes it over when she presses the button, and at once where she is not in an entry.
  var door = { stands: false, pressed: false, then: null };

  function isTyping() {
    var at = document.activeElement;
    return !!at && /^door-(username|password)$/.test(at.id);
  }

  function leaveDoor() {
    var name = element("door-username");
    var password = element("door-password");
    door.stands = false;
    show("app");
    if (door.then) door.then(name.value, password.value, door.pressed);
    takeAway();
  }

  // With what was typed there: nothing of it stays on the page.
  function takeAway() {
    var gone = element("shell-door");
    gone.parentNode.removeChild(gone);
  }

  function pressDoor(event) {
    event.preventDefault();
    var empty = !element("door-username").value.trim() ? "username" : !element("door-password").value ? "password" : "";
    if (!empty || door.then) door.pressed = true;
    else element("door-" + empty).focus();
    if (door.then) return leaveDoor();
    element("door-wait").textContent = empty
      ? "Isi dulu nama pengguna dan kata sandi."
      : "Sebentar, aplikasi sedang diunduh. Sesudah siap, langsung masuk.";
  }

  function lookAtPassword() {
    element("door-password").type = element("door-look").checked ? "text" : "password";
  }

  function takeDoor(then) {
    if (!door.stands) return false;
    door.then = then;
    if (door.pressed || !isTyping()) leaveDoor();
    return door.stands;
  }

  // Chrome 97, Firefox 113, Safari 16.4: findLast is Chrome's edge of that floor, CompressionStream the other two's.
  // Web Locks, crypto.subtle and service workers exist only where the connection is safe.
  function refusal() {
    if (typeof WebAssembly !== "object" || !window.indexedDB) return "too-old";
    if (typeof CompressionStream !== "function") return "too-old";
    if (typeof Array.prototype.findLast !== "function") return "too-old";
    if (!window.isSecureContext) return "insecure";
    if (!navigator.locks || !window.crypto.subtle) return "too-old";
    return "";
  }

  function withRegistration(then, otherwise) {
    if (!navigator.serviceWorker) return otherwise();
    navigator.serviceWorker.getRegistration().then(function (registration) {
      if (registration) then(registration);
      else otherwise();
    }, otherwise);
  }

  function recover(why) {
    if (shell.refused) return;
    shell.broken = true;
    if (door.stands) takeAway();
    door.stands = false;
    element("shell-recovery-broke").hidden = why !== "broke";
    element("shell-recovery-not-loaded").hidden = why !== "not-loaded";
    show("recovery");
    // A newer version may be the cure: asked for now, it may be waiting when the button is pressed.
    withRegistration(function (registration) {
      registration.update().catch(function () {});
    }, function () {});
  }

  // Takes over a waiting newer version first: a broken one would otherwise come back for ever.
  function reload() {
    function again() {
      window.location.reload();
    }
    withRegistration(function (registration) {
      if (!registration.waiting) return again();
      navigator.serviceWorker.addEventListener("controllerchange", again);
      registration.waiting.postMessage({ type: "activate" });
    }, again);
  }

  // The wasm is built to abort at a panic: what the browser sees next is this error, from whichever callback it was.
  function isPanic(error) {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  }

  // The offer is an event, and often comes before the app is on the page: kept until the button is pressed. It serves once.
  var offer = null;

  function keepOffer(event) {
    event.preventDefault();
    offer = event;
    document.documentElement.setAttribute("data-install", "offered");
  }

  function install() {
    var kept = offer;
    offer = null;
    document.documentElement.removeAttribute("data-install");
    if (kept) kept.prompt();
  }

  function noteInstalled() {
    offer = null;
    document.documentElement.setAttribute("data-install", "done");
  }

  var shell = {
    refused: refusal(),
    broken: false,
    // public/start.js says when the app is on the page.
    opened: function () {
      if (!shell.broken && !door.stands) show("app");
    },
    takeDoor: takeDoor,
    // The app has another screen for her than the sign-in.
    closeDoor: function () {
      door.then = null;
      if (door.stands) leaveDoor();
    },
    recover: recover,
    install: install
  };
  window.dampingiShell = shell;

  window.addEventListener("error", function (event) {
    if (isPanic(event.error)) recover("broke");
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (isPanic(event.reason)) recover("broke");
  });
  window.addEventListener("beforeinstallprompt", keepOffer);
  window.addEventListener("appinstalled", noteInstalled);
  element("shell-reload").addEventListener("click", reload);
  element("door-form").addEventListener("submit", pressDoor);
  element("door-look").addEventListener("change", lookAtPassword);
  door.stands = !shell.refused && isFirstTime();
  if (!door.stands) takeAway();
  show(shell.refused || (door.stands ? "door" : "opening"));
})();
