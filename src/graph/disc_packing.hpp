#pragma once

#include <span>
#include <vector>

#include "graph/layout.hpp"

namespace entente {

/// Makes the layout as large as its discs need to stand loosely, more evenly than forces leave them, with their middle
/// at (0, 0). Points that are all in one place stay there. O(n log n).
void make_room(std::vector<Point>& points, std::span<const double> radii);

/// Pushes discs apart until none stands too near to another, the smaller ones farther, or until it has tried
/// long enough. O(n log n) for each of the few sweeps where discs are not all in one place.
void push_apart(std::vector<Point>& points, std::span<const double> radii);

/// Middles of discs of these radii, each with a margin around it, none overlapping: the first at (0, 0), the
/// others in rings around it, from the inside out and counter-clockwise. A ring is as wide as its largest
/// disc.
[[nodiscard]] std::vector<Point> ring_up(std::span<const double> radii, double margin);

}  // namespace entente
