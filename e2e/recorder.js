// First script of the page under test: whatever goes wrong in it is kept in window.__problems.
window.__problems = [];
for (const level of ["error", "warn"]) {
  const original = console[level].bind(console);
  console[level] = (...args) => {
    window.__problems.push(`console.${level}: ${args.map(String).join(" ")}`);
    original(...args);
  };
}
addEventListener("error", (event) => window.__problems.push(`error: ${event.message ?? event.target?.src ?? event.target?.href ?? event.type}`), true);
addEventListener("unhandledrejection", (event) => window.__problems.push(`unhandled rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) =>
  window.__problems.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
