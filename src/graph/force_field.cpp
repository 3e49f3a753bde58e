#include "graph/force_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace entente {
namespace {

/// Strength of the pull towards the middle, which keeps loose ends near.
constexpr double kGravity = 0.5;
/// A cell is one body for points that are farther away than this share of its width.
constexpr double kFar = 0.8;
/// A cell with so few points is not cut again; nor is one so deep, where points are all but in one place.
constexpr std::uint32_t kLeaf = 8;
constexpr int kDeepest = 48;
/// Neighbours nearer than this no longer attract each other with full force.
constexpr double kNear = 1e-3;

/// A square of a quadtree with the points in it.
struct Cell {
  Point centre;  ///< of mass
  double mass = 0;
  double far = 0;  ///< square of the distance from which the cell is one body
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   ///< its points, in the tree's order
  std::uint32_t skip = 0;  ///< the cell after this one and all below it
  bool leaf = true;
};

/// Barnes and Hut's tree, its cells in the order of a depth-first walk.
class Quadtree {
 public:
  Quadtree(const std::vector<Point>& points, const std::vector<double>& masses)
      : points_(points), masses_(masses), order_(points.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    Point low = points.front();
    Point high = low;
    for (const Point& point : points) {
      low = {std::min(low.x, point.x), std::min(low.y, point.y)};
      high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    cells_.reserve(points.size());
    build(0, static_cast<std::uint32_t>(points.size()), low, std::max(high.x - low.x, high.y - low.y), 0);
  }

  /// The repulsion that all others exert on the vertex.
  [[nodiscard]] Point repulsion(std::uint32_t vertex) const {
    const Point at = points_[vertex];
    Point force;
    const auto push = [&](const Point& from, double mass) {
      const double dx = at.x - from.x;
      const double dy = at.y - from.y;
      const double square = dx * dx + dy * dy;
      if (square == 0) return;
      force.x += mass * dx / square;
      force.y += mass * dy / square;
    };
    for (std::uint32_t index = 0; index < cells_.size();) {
      const Cell& cell = cells_[index];
      const double dx = at.x - cell.centre.x;
      const double dy = at.y - cell.centre.y;
      if (dx * dx + dy * dy > cell.far) {
        push(cell.centre, cell.mass);
        index = cell.skip;
      } else if (cell.leaf) {
        for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
          if (order_[i] != vertex) push(points_[order_[i]], masses_[order_[i]]);
        }
        index = cell.skip;
      } else {
        ++index;
      }
    }
    return force;
  }

 private:
  void build(std::uint32_t begin, std::uint32_t end, Point corner, double width, int depth) {
    const std::size_t mine = cells_.size();
    cells_.emplace_back();
    Cell cell;
    cell.begin = begin;
    cell.end = end;
    for (std::uint32_t i = begin; i < end; ++i) {
      const double mass = masses_[order_[i]];
      cell.mass += mass;
      cell.centre.x += mass * points_[order_[i]].x;
      cell.centre.y += mass * points_[order_[i]].y;
    }
    cell.centre.x /= cell.mass;
    cell.centre.y /= cell.mass;
    cell.far = width * width * kFar * kFar;
    cell.leaf = end - begin <= kLeaf || depth == kDeepest;
    if (!cell.leaf) {
      const double half = width / 2;
      const Point middle{corner.x + half, corner.y + half};
      const auto split = [&](std::uint32_t from, std::uint32_t to, auto&& first) {
        const auto start = order_.begin();
        return static_cast<std::uint32_t>(std::stable_partition(start + from, start + to, first) - start);
      };
      const auto is_left = [&](std::uint32_t i) { return points_[i].x < middle.x; };
      const auto is_low = [&](std::uint32_t i) { return points_[i].y < middle.y; };
      const std::uint32_t right = split(begin, end, is_left);
      const std::array<std::uint32_t, 5> bounds{begin, split(begin, right, is_low), right,
                                                split(right, end, is_low), end};
      for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        if (bounds[quarter] == bounds[quarter + 1]) continue;
        build(bounds[quarter], bounds[quarter + 1],
              {quarter < 2 ? corner.x : middle.x, quarter % 2 == 0 ? corner.y : middle.y}, half, depth + 1);
      }
    }
    cell.skip = static_cast<std::uint32_t>(cells_.size());
    cells_[mine] = cell;
  }

  const std::vector<Point>& points_;
  const std::vector<double>& masses_;
  std::vector<std::uint32_t> order_;
  std::vector<Cell> cells_;
};

double length(const Point& point) {
  return std::sqrt(point.x * point.x + point.y * point.y);
}

/// How far a step goes: ForceAtlas2's global speed, as Gephi computes it.
class Speed {
 public:
  explicit Speed(std::size_t vertices) : vertices_(static_cast<double>(vertices)) {}

  /// The speed of the next step. `swinging` and `traction` sum up over all vertices how much the force has
  /// turned and how much it has stayed the same.
  double next(double swinging, double traction) {
    constexpr double kLeastEfficiency = 0.05;
    constexpr double kMostJitter = 10;
    if (swinging == 0 || traction == 0) return speed_;
    const double estimate = 0.05 * std::sqrt(vertices_);
    double jitter =
        std::max(std::sqrt(estimate), std::min(kMostJitter, estimate * traction / (vertices_ * vertices_)));
    if (swinging > 2 * traction) {
      if (efficiency_ > kLeastEfficiency) efficiency_ *= 0.5;
      jitter = std::max(jitter, 1.0);
    }
    const double target = jitter * efficiency_ * traction / swinging;
    if (swinging > jitter * traction) {
      if (efficiency_ > kLeastEfficiency) efficiency_ *= 0.7;
    } else if (speed_ < 1000) {
      efficiency_ *= 1.3;
    }
    speed_ += std::min(target - speed_, 0.5 * speed_);
    return speed_;
  }

 private:
  double vertices_;
  double speed_ = 1;
  double efficiency_ = 1;
};

/// What pulls and pushes a vertex.
Point force_on(std::uint32_t vertex, const WeightedGraph& graph, const std::vector<double>& masses,
               const Quadtree& tree, const std::vector<Point>& points) {
  const Point at = points[vertex];
  const double mass = masses[vertex];
  Point force = tree.repulsion(vertex);
  force = {mass * force.x, mass * force.y};
  const double away = length(at);
  if (away > 0) {
    force.x -= kGravity * mass * at.x / away;
    force.y -= kGravity * mass * at.y / away;
  }
  for (const Link& link : graph.links(vertex)) {
    // The same force at any distance: Noack's LinLog, which pulls communities together and apart from others.
    const Point way{points[link.to].x - at.x, points[link.to].y - at.y};
    const double pull = link.weight / (length(way) + kNear);
    force.x += pull * way.x;
    force.y += pull * way.y;
  }
  return force;
}

}  // namespace

void relax(const WeightedGraph& graph, const std::vector<double>& masses, int steps,
           std::vector<Point>& points) {
  std::vector<Point> forces(points.size());
  std::vector<Point> before(points.size());
  std::vector<double> swings(points.size());
  Speed global(points.size());
  for (int step = 0; step < steps; ++step) {
    const Quadtree tree(points, masses);
    double swinging = 0;
    double traction = 0;
    for (std::uint32_t vertex = 0; vertex < points.size(); ++vertex) {
      const Point force = force_on(vertex, graph, masses, tree, points);
      const Point last = before[vertex];
      swings[vertex] = masses[vertex] * length({force.x - last.x, force.y - last.y});
      swinging += swings[vertex];
      traction += masses[vertex] * length({force.x + last.x, force.y + last.y}) / 2;
      forces[vertex] = force;
    }
    const double speed = global.next(swinging, traction);
    for (std::size_t vertex = 0; vertex < points.size(); ++vertex) {
      const double factor = speed / (1 + std::sqrt(speed * swings[vertex]));
      points[vertex].x += factor * forces[vertex].x;
      points[vertex].y += factor * forces[vertex].y;
    }
    before.swap(forces);
  }
}

}  // namespace entente
