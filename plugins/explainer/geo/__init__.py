"""Where on a picture a point of the earth lies, and what is drawn around it.

Longitudes come first, as in GeoJSON (RFC 7946), in degrees; pixels count from the upper left.
"""
