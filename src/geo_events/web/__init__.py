"""What the browser gets: the built player, the basemap, the page around them, and what is sent to them."""
