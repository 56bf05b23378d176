// The other half of webkit-asked.test.mjs.
import { TAKEN, suite } from "./suite.mjs";

suite("webkit", TAKEN);
