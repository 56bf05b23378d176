import * as playwright from "playwright-core";
import { serve } from "./server.mjs";
import { writeFileSync } from "node:fs";
const site = await serve();
const b = await playwright.chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
const c = await b.newContext({colorScheme:"dark"}); const p = await c.newPage();
let i=0;
for (const q of ["", "f=JPN", "m=rare-earths&s=magnets&f=EU27&lang=de", "m=graphite&f=JPN&stop=100&to=JPN&reroute=1"]) {
  await p.setViewportSize({width:1280,height:900});
  await p.goto(site.origin+"/?"+q); await p.waitForFunction(()=>document.documentElement.dataset.state==="ready"); await p.waitForTimeout(1500);
  for (const format of ["A4","Letter"]) { const pdf = await p.pdf({format, printBackground:false}); 
  const n=(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)||[]).length; console.log(q,format,n); if(format=="A4") writeFileSync(`/tmp/p${i}.pdf`,pdf);} i++;
}
await b.close(); await site.close();
