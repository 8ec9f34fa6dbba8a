"""Still pictures of a scene, as shapes that any renderer can draw."""
