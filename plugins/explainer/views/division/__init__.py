"""Long indexes in parts: by time, by letter, by region, by standing.

Lower to higher: `part`, `letters`, `years` and `regions`, `overview`.
"""
