#include "graph/force_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>

namespace entente {
namespace {

/// Strength of the pull towards the middle, which keeps loose ends near.
constexpr double kGravity = 0.5;
/// A cell is one body for leaves that are farther away from its centre than this share of its width.
constexpr double kFar = 0.65;
/// A cell with so few points is not cut again; nor is one so deep, where points are all but in one place.
constexpr std::uint32_t kLeaf = 24;
constexpr int kDeepest = 48;
/// So many points of a leaf are pushed at once: no branch between them, so that compilers make vectors of them.
constexpr std::uint32_t kLanes = 8;
/// Neighbours nearer than this no longer attract each other with full force.
constexpr double kNear = 1e-3;

/// What pushes: a point, or all points of a cell as one. As precise as a push, which is soon undone, needs to be.
struct Body {
  float x = 0;
  float y = 0;
  float mass = 0;
};

/// A square of a quadtree with the points in it.
struct Cell {
  Body body;       ///< all its points, at their centre of mass
  double far = 0;  ///< square of the distance from which the cell is one body
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   ///< its points, in the tree's order
  std::uint32_t skip = 0;  ///< the cell after this one and all below it
  bool leaf = true;
};

/// A rectangle that holds points.
struct Box {
  Point low;
  Point high;

  /// The square of the way from it to the body; 0 within it.
  [[nodiscard]] double square_to(const Body& body) const {
    const double dx = std::max({low.x - body.x, body.x - high.x, 0.0});
    const double dy = std::max({low.y - body.y, body.y - high.y, 0.0});
    return dx * dx + dy * dy;
  }
};

/// Barnes and Hut's tree, its cells in the order of a depth-first walk. The points of a leaf are near each other, so
/// that one walk finds what pushes all of them: Barnes's modified tree code (1990).
class Quadtree {
 public:
  explicit Quadtree(std::size_t points) : order_(points), bodies_(points) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  /// The repulsion that each exerts on each other. Points may be anywhere, but a tree that has seen them not far away
  /// is built sooner.
  void repel(const std::vector<Point>& points, const std::vector<double>& masses, std::vector<Point>& forces) {
    const Box box = box_of(points, order_);
    cells_.clear();
    build(points, masses, 0, static_cast<std::uint32_t>(points.size()), box.low,
          std::max(box.high.x - box.low.x, box.high.y - box.low.y), 0);
    for (std::size_t i = 0; i < order_.size(); ++i) bodies_[i] = body(points[order_[i]], masses[order_[i]]);
    for (const Cell& cell : cells_)
      if (cell.leaf) push_leaf(points, std::span(order_).subspan(cell.begin, cell.end - cell.begin), forces);
  }

 private:
  static Body body(const Point& at, double mass) {
    return {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(mass)};
  }

  static Box box_of(const std::vector<Point>& points, std::span<const std::uint32_t> which) {
    Box box{points[which.front()], points[which.front()]};
    for (const std::uint32_t i : which) {
      box.low = {std::min(box.low.x, points[i].x), std::min(box.low.y, points[i].y)};
      box.high = {std::max(box.high.x, points[i].x), std::max(box.high.y, points[i].y)};
    }
    return box;
  }

  /// The forces on the points of a leaf.
  void push_leaf(const std::vector<Point>& points, std::span<const std::uint32_t> leaf, std::vector<Point>& forces) {
    const Box box = box_of(points, leaf);
    pushing_.clear();
    for (std::uint32_t index = 0; index < cells_.size();) {
      const Cell& cell = cells_[index];
      if (box.square_to(cell.body) > cell.far) {
        pushing_.push_back(cell.body);
        index = cell.skip;
      } else if (cell.leaf) {
        pushing_.insert(pushing_.end(), bodies_.begin() + cell.begin, bodies_.begin() + cell.end);
        index = cell.skip;
      } else {
        ++index;
      }
    }
    for (std::size_t first = 0; first < leaf.size(); first += kLanes) {
      const auto few = leaf.subspan(first, std::min<std::size_t>(kLanes, leaf.size() - first));
      push(points, few, forces);
    }
  }

  /// The forces of all in `pushing_` on at most kLanes points.
  void push(const std::vector<Point>& points, std::span<const std::uint32_t> few, std::vector<Point>& forces) const {
    constexpr float kTiny = 1e-30F;  // what is in the same place pushes nowhere, and nothing is divided by 0
    std::array<float, kLanes> x{};
    std::array<float, kLanes> y{};
    std::array<float, kLanes> force_x{};
    std::array<float, kLanes> force_y{};
    for (std::size_t lane = 0; lane < few.size(); ++lane) {
      x[lane] = static_cast<float>(points[few[lane]].x);
      y[lane] = static_cast<float>(points[few[lane]].y);
    }
    for (const Body& body : pushing_) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float dx = x[lane] - body.x;
        const float dy = y[lane] - body.y;
        const float pressure = body.mass / (dx * dx + dy * dy + kTiny);
        force_x[lane] += pressure * dx;
        force_y[lane] += pressure * dy;
      }
    }
    for (std::size_t lane = 0; lane < few.size(); ++lane) forces[few[lane]] = {force_x[lane], force_y[lane]};
  }

  void build(const std::vector<Point>& points, const std::vector<double>& masses, std::uint32_t begin,
             std::uint32_t end, Point corner, double width, int depth) {
    const std::size_t mine = cells_.size();
    cells_.emplace_back();
    Cell cell;
    cell.begin = begin;
    cell.end = end;
    Point centre;
    double mass = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      const double own = masses[order_[i]];
      mass += own;
      centre.x += own * points[order_[i]].x;
      centre.y += own * points[order_[i]].y;
    }
    cell.body = body({centre.x / mass, centre.y / mass}, mass);
    cell.far = width * width * kFar * kFar;
    cell.leaf = end - begin <= kLeaf || depth == kDeepest;
    if (!cell.leaf) {
      const double half = width / 2;
      const Point middle{corner.x + half, corner.y + half};
      const auto split = [&](std::uint32_t from, std::uint32_t to, auto&& first) {
        const auto start = order_.begin();
        return static_cast<std::uint32_t>(std::partition(start + from, start + to, first) - start);
      };
      const auto is_left = [&](std::uint32_t i) { return points[i].x < middle.x; };
      const auto is_low = [&](std::uint32_t i) { return points[i].y < middle.y; };
      const std::uint32_t right = split(begin, end, is_left);
      const std::array<std::uint32_t, 5> bounds{begin, split(begin, right, is_low), right, split(right, end, is_low),
                                                end};
      for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        if (bounds[quarter] == bounds[quarter + 1]) continue;
        build(points, masses, bounds[quarter], bounds[quarter + 1],
              {quarter < 2 ? corner.x : middle.x, quarter % 2 == 0 ? corner.y : middle.y}, half, depth + 1);
      }
    }
    cell.skip = static_cast<std::uint32_t>(cells_.size());
    cells_[mine] = cell;
  }

  std::vector<std::uint32_t> order_;  // of the points; what stood together stays together from step to step
  std::vector<Body> bodies_;          // the points, in this order
  std::vector<Cell> cells_;
  std::vector<Body> pushing_;
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
    double jitter = std::max(std::sqrt(estimate), std::min(kMostJitter, estimate * traction / (vertices_ * vertices_)));
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

/// What pulls and pushes a vertex, which the others push away with `repulsion`.
Point force_on(std::uint32_t vertex, const WeightedGraph& graph, const std::vector<double>& masses,
               const Point& repulsion, const std::vector<Point>& points) {
  const Point at = points[vertex];
  const double mass = masses[vertex];
  Point force{mass * repulsion.x, mass * repulsion.y};
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

void relax(const WeightedGraph& graph, const std::vector<double>& masses, int steps, std::vector<Point>& points) {
  std::vector<Point> forces(points.size());
  std::vector<Point> before(points.size());
  std::vector<double> swings(points.size());
  Speed global(points.size());
  Quadtree tree(points.size());
  for (int step = 0; step < steps; ++step) {
    tree.repel(points, masses, forces);
    double swinging = 0;
    double traction = 0;
    for (std::uint32_t vertex = 0; vertex < points.size(); ++vertex) {
      const Point force = force_on(vertex, graph, masses, forces[vertex], points);
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
