#include "graph/disc_packing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace entente {
namespace {

/// The share of a layout's area that its discs take.
constexpr double kFill = 0.2;
/// What discs leave free between them, in radii of the smaller: leaves gather around a hub, and between two
/// hubs there is room for their labels.
constexpr double kGap = 1.5;
/// Twice as many make half as many overlaps, and no picture that tells more.
constexpr int kMostSweeps = 30;

/// Moves two discs apart along the line through their middles; false if they are far enough already.
bool push(Point& one, double radius, Point& other, double other_radius) {
  const double need = radius + other_radius + kGap * std::min(radius, other_radius);
  double dx = other.x - one.x;
  double dy = other.y - one.y;
  const double square = dx * dx + dy * dy;
  if (square >= need * need) return false;
  double distance = std::sqrt(square);
  if (distance == 0) {
    dx = distance = need / 2;
    dy = 0;
  }
  const double share = (need - distance) / distance;
  const double area = radius * radius;
  const double other_area = other_radius * other_radius;
  const double mine = share * other_area / (area + other_area);
  const double others = share * area / (area + other_area);
  one = {one.x - mine * dx, one.y - mine * dy};
  other = {other.x + others * dx, other.y + others * dy};
  return true;
}

/// `direction` turned counter-clockwise so that on a circle of `radius` it moves by `chord`, at most half
/// around.
Point turned(const Point& direction, double chord, double radius) {
  const double ratio = std::min(1.0, chord / (2 * radius));  // the sine of half the angle
  const double cosine = 1 - 2 * ratio * ratio;
  const double sine = 2 * ratio * std::sqrt(1 - ratio * ratio);
  return {direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine};
}

/// The way from each disc of a ring to the next, and from the last to the first, seen from the middle;
/// nothing if they need more than one turn when they take `stretch` times their room. The first stands to the
/// right.
std::vector<Point> go_round(std::span<const double> radii, double circle, double stretch) {
  constexpr double kWidestStep = 1.9;  // of the circle's radius: below half a turn, so that turns can be counted
  std::vector<Point> directions{{1, 0}};
  bool beyond_half = false;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    const double chord = stretch * (radii[i] + radii[(i + 1) % radii.size()]);
    if (chord > kWidestStep * circle) return {};
    const Point direction = turned(directions.back(), chord, circle);
    if (beyond_half && direction.y >= 0) return {};
    beyond_half |= direction.y < 0;
    directions.push_back(direction);
  }
  return directions;
}

/// How many of the discs, from the first, fit on the circle: at least one.
std::size_t most_on(std::span<const double> radii, double circle) {
  std::size_t fits = 1;
  std::size_t too_many = radii.size() + 1;
  while (too_many - fits > 1) {
    const std::size_t middle = (fits + too_many) / 2;
    (go_round(radii.first(middle), circle, 1).empty() ? too_many : fits) = middle;
  }
  return fits;
}

/// Where the discs of a ring stand when they are spread all around it.
std::vector<Point> spread(std::span<const double> radii, double circle) {
  std::vector<Point> result = go_round(radii, circle, 1);
  if (result.empty()) return {{1, 0}};  // a single one that is wider than the circle
  double fits = 1;
  double too_wide = 2;
  for (; !go_round(radii, circle, too_wide).empty(); too_wide *= 2) fits = too_wide;
  for (int step = 0; step < 40; ++step) {
    const double middle = (fits + too_wide) / 2;
    std::vector<Point> directions = go_round(radii, circle, middle);
    (directions.empty() ? too_wide : fits) = middle;
    if (!directions.empty()) result = std::move(directions);
  }
  return result;
}

}  // namespace

void make_room(std::vector<Point>& points, std::span<const double> radii) {
  const auto count = static_cast<double>(points.size());
  Point middle;
  double area = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    middle = {middle.x + points[i].x, middle.y + points[i].y};
    area += radii[i] * radii[i];
  }
  middle = {middle.x / count, middle.y / count};
  double spread = 0;
  for (Point& point : points) {
    point = {point.x - middle.x, point.y - middle.y};
    spread += point.x * point.x + point.y * point.y;
  }
  if (spread == 0) return;
  // Points that fill a disc evenly have half the square of its radius as mean square.
  const double scale = std::sqrt(area * count / (2 * kFill * spread));
  // Forces crowd the middle. Each point goes half the way to where it would stand if all filled the disc evenly, in the
  // same order from the middle outwards: what overlaps there is a crowd no more.
  std::vector<std::pair<double, std::uint32_t>> order;  // distance from the middle, point
  order.reserve(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i)
    order.emplace_back(scale * std::sqrt(points[i].x * points[i].x + points[i].y * points[i].y), i);
  std::ranges::sort(order);
  double taken = 0;  // square of the radius of the disc within the point
  for (const auto& [distance, i] : order) {
    const double even = std::sqrt(taken + area / (2 * kFill * count));
    taken += area / (kFill * count);
    const double further = distance == 0 ? scale : scale * (1 + even / distance) / 2;
    points[i] = {points[i].x * further, points[i].y * further};
  }
}

void push_apart(std::vector<Point>& points, std::span<const double> radii) {
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto left = [&](std::uint32_t i) { return points[i].x - (1 + kGap / 2) * radii[i]; };
  bool moved = true;
  for (int sweep = 0; moved && sweep < kMostSweeps; ++sweep) {
    moved = false;
    std::ranges::stable_sort(order, {}, left);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t one = order[i];
      const double right = points[one].x + (1 + kGap / 2) * radii[one];
      for (std::size_t j = i + 1; j < order.size() && left(order[j]) < right; ++j) {
        moved |= push(points[one], radii[one], points[order[j]], radii[order[j]]);
      }
    }
  }
}

std::vector<Point> ring_up(std::span<const double> radii, double margin) {
  std::vector<Point> result(radii.size());
  if (radii.empty()) return result;
  std::vector<double> wide;
  for (const double radius : radii) wide.push_back(radius + margin);
  double inner = wide.front();
  for (std::size_t first = 1; first < radii.size();) {
    // Each ring is as wide as its first disc; those that are larger stand farther out.
    const double circle = inner + wide[first];
    const std::span<const double> rest = std::span(wide).subspan(first);
    const std::span<const double> ring = rest.first(most_on(rest, circle));
    const std::vector<Point> directions = spread(ring, circle);
    double outer = inner;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const double away = std::max(circle, inner + ring[i]);
      result[first + i] = {away * directions[i].x, away * directions[i].y};
      outer = std::max(outer, away + ring[i]);
    }
    inner = outer;
    first += ring.size();
  }
  return result;
}

}  // namespace entente
