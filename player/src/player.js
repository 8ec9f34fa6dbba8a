/**
 * The bundle of the player begins here: it is put where pages, slides and tests find it.
 */
import "./map/marks.css";
import "./map/labels.css";
import "./crowd/crowd.css";
import "./page/page.css";
import "./panel/controls.css";
import "./strip/strip.css";
import "./panel/card.css";
import "./panel/legend.css";
import "./panel/link.css";
import "./panel/opening.css";
import "./panel/sidebar.css";
import "./compare/compare.css";
import "./page/narrow.css";
import "./page/low.css";
import "./page/guest.css";
import "./present/presenter.css";
import "./print/print.css";
import "./page/direction.css";
import { geoEvents } from "./page/verbs.js";

globalThis.geoEvents = geoEvents;
