#include "graph/force_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace entente {
namespace {

/// Strength of the pull towards the middle, which keeps loose ends near.
constexpr double kGravity = 0.5;
/// A cell is one body for leaves that are farther away from its centre than this share of its width.
constexpr float kFar = 0.65F;
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
  std::uint32_t point = 0;  ///< its number, if it is one
};

/// A square of a quadtree with the points in it.
struct Cell {
  Body body;      ///< all its points, at their centre of mass
  float far = 0;  ///< square of the distance from which the cell is one body
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   ///< its points, in the tree's order
  std::uint32_t skip = 0;  ///< the cell after this one and all below it
  bool leaf = true;
};

/// A rectangle that holds points.
struct Box {
  float left;
  float right;
  float low;
  float high;

  explicit Box(std::span<const Body> bodies) : left(bodies.front().x), right(left), low(bodies.front().y), high(low) {
    for (const Body& body : bodies) {
      left = std::min(left, body.x);
      right = std::max(right, body.x);
      low = std::min(low, body.y);
      high = std::max(high, body.y);
    }
  }
  /// The square of the way from it to the body; 0 within it.
  [[nodiscard]] float square_to(const Body& body) const {
    const float dx = std::max({left - body.x, body.x - right, 0.0F});
    const float dy = std::max({low - body.y, body.y - high, 0.0F});
    return dx * dx + dy * dy;
  }
};

/// The centre of mass of several bodies.
class Centre {
 public:
  void add(const Body& body) {
    mass_ += body.mass;
    x_ += double{body.mass} * body.x;
    y_ += double{body.mass} * body.y;
  }
  [[nodiscard]] Body body() const {
    return {static_cast<float>(x_ / mass_), static_cast<float>(y_ / mass_), static_cast<float>(mass_)};
  }

 private:
  double mass_ = 0;
  double x_ = 0;
  double y_ = 0;
};

/// Barnes and Hut's tree, its cells in the order of a depth-first walk. The points of a leaf are near each other, so
/// that one walk finds what pushes all of them: Barnes's modified tree code (1990).
class Quadtree {
 public:
  explicit Quadtree(const std::vector<double>& masses) {
    for (const double mass : masses)
      bodies_.push_back({.mass = static_cast<float>(mass), .point = static_cast<std::uint32_t>(bodies_.size())});
  }

  /// The repulsion that each exerts on each other. Points may be anywhere, but a tree that has seen them not far away
  /// is built sooner.
  void repel(const std::vector<Point>& points, std::vector<Point>& forces) {
    for (Body& body : bodies_) {
      body.x = static_cast<float>(points[body.point].x);
      body.y = static_cast<float>(points[body.point].y);
    }
    const Box box(bodies_);
    cells_.clear();
    build(0, static_cast<std::uint32_t>(bodies_.size()), box.left, box.low,
          std::max(box.right - box.left, box.high - box.low), 0);
    for (const Cell& cell : cells_)
      if (cell.leaf) push_leaf(std::span(bodies_).subspan(cell.begin, cell.end - cell.begin), forces);
  }

 private:
  /// The forces on the points of a leaf.
  void push_leaf(std::span<const Body> leaf, std::vector<Point>& forces) {
    const Box box(leaf);
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
    for (std::size_t first = 0; first < leaf.size(); first += kLanes)
      push(leaf.subspan(first, std::min<std::size_t>(kLanes, leaf.size() - first)), forces);
  }

  /// The forces of all in `pushing_` on at most kLanes points.
  void push(std::span<const Body> few, std::vector<Point>& forces) const {
    constexpr float kTiny = 1e-30F;  // what is in the same place pushes nowhere, and nothing is divided by 0
    using Lanes = std::array<float, kLanes>;
    Lanes x{};
    Lanes y{};
    Lanes force_x{};
    Lanes force_y{};
    for (std::size_t lane = 0; lane < few.size(); ++lane) {
      x[lane] = few[lane].x;
      y[lane] = few[lane].y;
    }
    for (const Body& body : pushing_) {
      // A loop for each number: of one loop for all gcc 12 keeps the forces in memory, and each push waits for the
      // last.
      Lanes dx;
      Lanes dy;
      Lanes pressure;
      for (std::size_t i = 0; i < kLanes; ++i) dx[i] = x[i] - body.x;
      for (std::size_t i = 0; i < kLanes; ++i) dy[i] = y[i] - body.y;
      for (std::size_t i = 0; i < kLanes; ++i) pressure[i] = body.mass / (dx[i] * dx[i] + dy[i] * dy[i] + kTiny);
      for (std::size_t i = 0; i < kLanes; ++i) force_x[i] += pressure[i] * dx[i];
      for (std::size_t i = 0; i < kLanes; ++i) force_y[i] += pressure[i] * dy[i];
    }
    for (std::size_t lane = 0; lane < few.size(); ++lane) forces[few[lane].point] = {force_x[lane], force_y[lane]};
  }

  void build(std::uint32_t begin, std::uint32_t end, float left, float low, float width, int depth) {
    const std::size_t mine = cells_.size();
    cells_.emplace_back();
    Cell cell{.far = width * width * kFar * kFar, .begin = begin, .end = end};
    cell.leaf = end - begin <= kLeaf || depth == kDeepest;
    Centre centre;
    if (cell.leaf) {
      for (std::uint32_t i = begin; i < end; ++i) centre.add(bodies_[i]);
    } else {
      const float half = width / 2;
      const float middle_x = left + half;
      const float middle_y = low + half;
      const auto split = [&](std::uint32_t from, std::uint32_t to, auto&& first) {
        const auto start = bodies_.begin();
        return static_cast<std::uint32_t>(std::partition(start + from, start + to, first) - start);
      };
      const auto is_left = [&](const Body& body) { return body.x < middle_x; };
      const auto is_low = [&](const Body& body) { return body.y < middle_y; };
      const std::uint32_t right = split(begin, end, is_left);
      const std::array<std::uint32_t, 5> bounds{begin, split(begin, right, is_low), right, split(right, end, is_low),
                                                end};
      for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        if (bounds[quarter] == bounds[quarter + 1]) continue;
        const std::size_t below = cells_.size();
        build(bounds[quarter], bounds[quarter + 1], quarter < 2 ? left : middle_x, quarter % 2 == 0 ? low : middle_y,
              half, depth + 1);
        centre.add(cells_[below].body);
      }
    }
    cell.body = centre.body();
    cell.skip = static_cast<std::uint32_t>(cells_.size());
    cells_[mine] = cell;
  }

  std::vector<Body> bodies_;  // the points; what stood together stays together from step to step
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
  Quadtree tree(masses);
  for (int step = 0; step < steps; ++step) {
    tree.repel(points, forces);
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
