// Before anything of a page: whoever as much as looks at `pwn` is noted, and so is whoever asks
// the reader for something or opens a window.
(() => {
  const ran = [];
  const trap = (how) => {
    ran.push(how);
    console.error(`PWN ${how} ${location.href}`);
  };
  Object.defineProperty(window, "pwn", {
    configurable: false,
    get: () => {
      trap("get");
      return () => trap("call");
    },
    set: () => trap("set"),
  });
  for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => trap(name);
  window.xpRan = ran;
})();
