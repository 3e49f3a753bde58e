#include "graph/disc_packing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace entente {
namespace {

/// The share of a layout's area that its discs take.
constexpr double kFill = 0.2;
/// What discs leave free between them, in radii of the smaller: leaves gather around a hub, and between two
/// hubs there is room for their labels.
constexpr double kGap = 1.5;
constexpr int kMostSweeps = 60;

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
  for (Point& point : points) point = {point.x * scale, point.y * scale};
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
  const auto wide = [&](std::size_t i) { return radii[i] + margin; };
  Point direction{1, 0};
  double inner = wide(0);
  for (std::size_t first = 1; first < radii.size();) {
    // The largest disc of the ring is not known before the ring is full, so each is as wide as its first and
    // those that are larger stand farther out.
    double outer = inner + 2 * wide(first);
    const double radius = inner + wide(first);
    Point on_ring{1, 0};  // seen from the first
    bool beyond_half = false;
    std::size_t next = first;
    for (; next < radii.size(); ++next) {
      if (next > first) {
        on_ring = turned(on_ring, wide(next - 1) + wide(next), radius);
        beyond_half |= on_ring.y < 0;
        const double free_chord = wide(next) + wide(first);
        const double dx = radius * (on_ring.x - 1);
        const double dy = radius * on_ring.y;
        const bool meets_first = dx * dx + dy * dy < free_chord * free_chord;
        if (beyond_half && (on_ring.y >= 0 || meets_first)) break;
      }
      const double away = std::max(radius, inner + wide(next));
      result[next] = {away * (on_ring.x * direction.x - on_ring.y * direction.y),
                      away * (on_ring.x * direction.y + on_ring.y * direction.x)};
      outer = std::max(outer, away + wide(next));
    }
    direction = turned(direction, radius / 2, radius);
    inner = outer;
    first = next;
  }
  return result;
}

}  // namespace entente
