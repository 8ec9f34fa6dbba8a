/**
 * The bundle of the player begins here: it is put where pages, slides and tests find it.
 */
import "./map/marks.css";
import "./player.css";
import "./present/presenter.css";
import { geoEvents } from "./page/verbs.js";

globalThis.geoEvents = geoEvents;
