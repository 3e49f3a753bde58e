#include "graph/disc_packing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// The share of a layout's area that its discs take.
constexpr double kFill = 0.2;
/// What discs leave free between them, in radii of the smaller: leaves gather around a hub, and between two
/// hubs there is room for their labels.
constexpr double kGap = 1.5;
/// Twice as many make half as many overlaps, and no picture that tells more.
constexpr int kMostSweeps = 27;

struct Disc {
  Point middle;
  double radius;
};

/// Moves two discs apart along the line through their middles; false if they are far enough already.
bool push(Disc& larger, Disc& smaller) {
  const double need = larger.radius + (1 + kGap) * smaller.radius;
  double dx = smaller.middle.x - larger.middle.x;
  double dy = smaller.middle.y - larger.middle.y;
  const double square = dx * dx + dy * dy;
  if (square >= need * need) return false;
  double distance = std::sqrt(square);
  if (distance == 0) {
    dx = distance = need / 2;
    dy = 0;
  }
  const double share = (need - distance) / distance;
  const double area = larger.radius * larger.radius;
  const double smaller_area = smaller.radius * smaller.radius;
  const double back = share * smaller_area / (area + smaller_area);
  const double away = share * area / (area + smaller_area);
  larger.middle = {larger.middle.x - back * dx, larger.middle.y - back * dy};
  smaller.middle = {smaller.middle.x + away * dx, smaller.middle.y + away * dy};
  return true;
}

/// Which discs have their middles in which square of the plane.
class DiscGrid {
 public:
  /// About as many squares as discs, which are sorted by radius, however they lie.
  explicit DiscGrid(const std::vector<Disc>& discs) : low_(discs.front().middle) {
    Point high = low_;
    for (const Disc& disc : discs) {
      low_ = {std::min(low_.x, disc.middle.x), std::min(low_.y, disc.middle.y)};
      high = {std::max(high.x, disc.middle.x), std::max(high.y, disc.middle.y)};
    }
    const auto count = static_cast<double>(discs.size());
    const Point size{high.x - low_.x, high.y - low_.y};
    width_ = std::max({std::sqrt(size.x * size.y / count), std::max(size.x, size.y) / count, discs.front().radius});
    columns_ = static_cast<std::uint32_t>(size.x / width_) + 1;
    rows_ = static_cast<std::uint32_t>(size.y / width_) + 1;
    first_.assign(std::size_t{columns_} * rows_ + 1, 0);
    for (const Disc& disc : discs) ++first_[square_of(disc.middle)];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    discs_.resize(discs.size());
    for (auto i = static_cast<std::uint32_t>(discs.size()); i-- > 0;) discs_[--first_[square_of(discs[i].middle)]] = i;
  }

  /// Calls `found` for each disc whose middle was as near, or not much farther.
  template <class Function>
  void for_each_near(const Point& middle, double distance, const Function& found) const {
    const std::uint32_t left = column(middle.x - distance);
    const std::uint32_t right = column(middle.x + distance);
    const std::uint32_t last = row(middle.y + distance);
    for (std::uint32_t i = row(middle.y - distance); i <= last; ++i) {
      // The squares of a row follow one another.
      const std::size_t begin = std::size_t{i} * columns_;
      const std::uint32_t end = first_[begin + right + 1];
      for (std::uint32_t place = first_[begin + left]; place < end; ++place) found(discs_[place]);
    }
  }

 private:
  /// The nearest one for what lies outside.
  [[nodiscard]] std::uint32_t column(double x) const { return nearest(x - low_.x, columns_); }
  [[nodiscard]] std::uint32_t row(double y) const { return nearest(y - low_.y, rows_); }
  [[nodiscard]] std::uint32_t nearest(double way, std::uint32_t count) const {
    return static_cast<std::uint32_t>(std::clamp(way / width_, 0.0, count - 1.0));
  }
  [[nodiscard]] std::size_t square_of(const Point& at) const {
    return std::size_t{row(at.y)} * columns_ + column(at.x);
  }

  Point low_;
  double width_ = 0;  // of a square
  std::uint32_t columns_ = 0;
  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> first_;  // of each square in `discs_`, and the end
  std::vector<std::uint32_t> discs_;
};

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
  if (points.empty()) return;
  // From the smallest to the largest: each is pushed by those before it, the hubs last, whose leaves then stay near. Of
  // one radius row by row, so that neighbours lie near each other in memory too.
  constexpr double kRow = 8;  // radii
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
    return std::tuple(radii[i], std::floor(points[i].y / (kRow * radii[i])), points[i].x);
  });
  std::vector<Disc> discs;
  discs.reserve(points.size());
  for (const std::uint32_t i : order) {
    // A hair aside, to this side or that: along one line there would be no room for many.
    const double hair = radii[i] / 1000;
    discs.push_back({{points[i].x + hair * (i % 7), points[i].y + hair * (i % 5)}, radii[i]});
  }
  bool moved = true;
  for (int sweep = 0; moved && sweep < kMostSweeps; ++sweep) {
    moved = false;
    const DiscGrid grid(discs);
    for (std::uint32_t i = 0; i < discs.size(); ++i)
      grid.for_each_near(discs[i].middle, (2 + kGap) * discs[i].radius, [&](std::uint32_t other) {
        if (other < i) moved |= push(discs[i], discs[other]);
      });
  }
  for (std::size_t i = 0; i < order.size(); ++i) points[order[i]] = discs[i].middle;
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
