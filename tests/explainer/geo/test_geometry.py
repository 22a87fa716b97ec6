"""Projection, frames, scale bars, names and paths."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.geo.frame import LEAST, frame_of
from explainer.geo.labels import Wanted, place_labels
from explainer.geo.mercator import latitude, project
from explainer.geo.paths import line_path, ring_path
from explainer.geo.scale import scale_bar

SIZE = (720, 500)
LISBON, PORTO = (-9.14, 38.72), (-8.61, 41.15)

positions = st.tuples(st.floats(-180, 180), st.floats(-84, 84))


def test_projection_is_the_one_of_web_maps() -> None:
    # Snyder's numerical example, page 266: 35° N, 75° W from a central meridian of 180°.
    x, y = project(-75, 35)
    assert (x + math.pi) == pytest.approx(1.8325957, abs=1e-6)
    assert y == pytest.approx(0.6528366, abs=1e-6)


@given(st.floats(-84, 84))
def test_latitudes_come_back(lat: float) -> None:
    assert latitude(project(0, lat)[1]) == pytest.approx(lat, abs=1e-9)


@given(st.lists(positions, min_size=1, max_size=8))
def test_a_frame_holds_what_it_is_made_of(spots: list[tuple[float, float]]) -> None:
    frame = frame_of(spots, SIZE)
    for spot in spots:
        x, y = frame.at(*spot)
        assert -0.01 <= x <= SIZE[0] + 0.01
        assert -0.01 <= y <= SIZE[1] + 0.01


def test_one_place_alone_has_surroundings() -> None:
    frame = frame_of([LISBON], SIZE)
    assert SIZE[1] / frame.kilometre == pytest.approx(LEAST, rel=0.01)
    assert frame.at(*LISBON) == pytest.approx((SIZE[0] / 2, SIZE[1] / 2))


def test_places_on_both_sides_of_the_180th_meridian_are_near_each_other() -> None:
    frame = frame_of([(179.0, -16.5), (-179.0, -17.0)], SIZE)
    west, _, east, _ = frame.bounds
    assert east - west < 4
    left, right = frame.at(179.0, -16.5)[0], frame.at(-179.0, -17.0)[0]
    assert 0 < left < right < SIZE[0]
    # Land that is cut there is drawn on both sides of the cut.
    cut = [[(170.0, -20.0), (180.0, -20.0), (180.0, -10.0), (170.0, -10.0), (170.0, -20.0)]]
    rest = [[(-180.0, -20.0), (-170.0, -20.0), (-170.0, -10.0), (-180.0, -10.0), (-180.0, -20.0)]]
    assert ring_path(cut, frame)
    assert ring_path(rest, frame)


@pytest.mark.parametrize(
    "spots,length", [([LISBON], 2), ([LISBON, PORTO], 50), ([LISBON, (37.6, 55.7)], 500)]
)
def test_a_scale_bar_is_round_and_right(spots: list[tuple[float, float]], length: float) -> None:
    frame = frame_of(spots, SIZE)
    bar = scale_bar(frame, 130)
    assert bar.kilometres == length
    assert 130 / 2.5 <= bar.pixels <= 130
    # A degree of longitude at the middle latitude is 111.19 km times its cosine.
    west, south, east, north = frame.bounds
    middle = latitude((project(0, south)[1] + project(0, north)[1]) / 2)
    across = (east - west) * 111.195 * math.cos(math.radians(middle))
    assert bar.pixels == pytest.approx(bar.kilometres * SIZE[0] / across, rel=0.001, abs=0.06)


points = st.lists(
    st.tuples(st.floats(0, 720), st.floats(0, 500), st.text(min_size=1, max_size=20)), max_size=40
)


@given(points)
def test_names_neither_overlap_nor_leave_the_picture(
    found: list[tuple[float, float, str]],
) -> None:
    wanted = [Wanted(text, x, y, 13) for x, y, text in found]
    labels = place_labels(wanted, SIZE)
    assert labels == place_labels(wanted, SIZE)
    boxes = []
    for one, label in zip(wanted, labels, strict=True):
        if label is None:
            continue
        width = len(one.text) * 13 * 0.64
        left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        boxes.append((left, label.y - 11, left + width, label.y + 2))
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -0.2
        assert top >= -0.2
        assert right <= SIZE[0] + 0.2
        for other in boxes[:number]:
            apart = right <= other[0] + 0.3 or other[2] <= left + 0.3
            assert apart or bottom <= other[1] + 0.3 or other[3] <= top + 0.3


def test_a_name_without_room_is_left_out() -> None:
    crowd = [Wanted("Lisbon", 100, 100, 13)] * 12
    labels = place_labels(crowd, SIZE)
    assert labels[0] is not None
    assert None in labels


def test_a_town_is_there_with_its_name_or_not_at_all() -> None:
    long = Wanted("Oleksiievo-Druzhkivka", 100, 100, 10.5, 2, dot=True)
    below_it = Wanted("Nyzhnie", 150, 101, 10.5, 2, dot=True)
    above = Wanted("Toshkivka", 60, 96, 10.5, 2, dot=True)
    first, second, third = place_labels([long, below_it, above], SIZE)
    assert first is not None
    assert first.anchor == "start"
    assert second is None  # its dot would lie under the first name
    assert third is not None
    assert third.anchor != "start"  # on that side the name would cover the first dot


def _numbers(path: str) -> list[float]:
    return [float(one) for one in re.findall(r"-?[\d.]+", path)]


def test_land_is_clipped_to_the_picture_and_thinned_out() -> None:
    frame = frame_of([LISBON], SIZE)
    whole = [[(-180.0, -80.0), (180.0, -80.0), (180.0, 80.0), (-180.0, 80.0), (-180.0, -80.0)]]
    path = ring_path(whole, frame)
    assert max(map(abs, _numbers(path))) < SIZE[0] + 30
    away = [[(100.0, 10.0), (101.0, 10.0), (101.0, 11.0), (100.0, 10.0)]]
    assert ring_path(away, frame) == ""
    crowded = [(LISBON[0] + number * 1e-7, LISBON[1]) for number in range(1000)]
    assert len(line_path(crowded, frame)) < 40


def test_a_line_keeps_its_ends() -> None:
    frame = frame_of([LISBON, PORTO], SIZE)
    numbers = _numbers(line_path([LISBON, PORTO], frame))
    (x1, y1), (x2, y2) = frame.at(*LISBON), frame.at(*PORTO)
    assert numbers[:2] == pytest.approx([x1, y1], abs=0.06)
    assert [numbers[0] + numbers[2], numbers[1] + numbers[3]] == pytest.approx([x2, y2], abs=0.06)
