"""What a film shows at each of its moments, as shapes: cards, captions, and where the camera is."""

from geo_events.reel.cut import Card, Cut, Ride, Segment, Stay, cut, length

__all__ = ["Card", "Cut", "Ride", "Segment", "Stay", "cut", "length"]
