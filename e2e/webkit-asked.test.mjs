// In two halves, side by side: this engine interprets the program, see drivers/webdriver.mjs.
import { ASKED, suite } from "./suite.mjs";

suite("webkit", ASKED);
