import { ASKED, TAKEN, suite } from "./suite.mjs";

suite("firefox", [...ASKED, ...TAKEN]);
