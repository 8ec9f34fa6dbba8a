"""How a source is named."""

from builders import make_source
from geo_events.citations import citation


def test_a_publisher_is_named_in_the_readers_language():
    source = make_source(title="A boat leaves", publisher="The Paper", publisher_zh="报纸", published=None)
    assert "The Paper" in citation(source, "en")
    assert "报纸" in citation(source, "zh")
    assert "The Paper" not in citation(source, "zh")
    assert "The Paper" in citation(make_source(publisher="The Paper"), "zh")
