/// Questions on their way into a plan.
struct PlanSelection {
  /// The questions for one criterion.
  struct Pool {
    let criterion: String
    /// Of the final score, in hundredths.
    let weight: Int
    /// Those not taken yet, in the order of the banks.
    var open: [PlannedQuestion]
    var takenCount = 0

    var leastMinutes: Int { open.lazy.map(\.minutes).min() ?? 0 }
  }

  /// The heaviest first; of the same weight, as in the rubric.
  private var pools: [Pool]
  private var minutesLeft: Int
  private let minutes: Int
  private var draw: SeededDraw

  init(pools: [Pool], minutes: Int, seed: UInt64) {
    self.pools = pools
    self.minutes = minutes
    minutesLeft = minutes
    draw = SeededDraw(seed: seed)
  }

  /// Sorts the questions by the criterion that they are for.
  static func pools(of banks: [QuestionBank], for rubric: Rubric) throws(PlanFault) -> [Pool] {
    for bank in banks where (bank.role, bank.level) != (rubric.role, rubric.level) {
      throw .otherRole(bank: "\(bank.role), \(bank.level)", rubric: "\(rubric.role), \(rubric.level)")
    }
    var pools = rubric.criteria.map { Pool(criterion: $0.name, weight: $0.weight, open: []) }
    var titles: Set<String> = []
    for question in banks.flatMap(\.questions) {
      guard titles.insert(question.title.lowercased()).inserted else {
        throw .duplicateQuestion(title: question.title)
      }
      guard
        let pool = pools.firstIndex(where: { $0.criterion.lowercased() == question.criterion.lowercased() })
      else {
        throw .unknownCriterion(
          question: question.title, criterion: question.criterion, known: pools.map(\.criterion))
      }
      pools[pool].open.append(question)
    }
    let uncovered = pools.filter(\.open.isEmpty)
    guard uncovered.isEmpty else { throw .uncovered(criteria: uncovered.map(\.criterion)) }
    // By hand, because the standard sort does not promise to leave equals in order.
    return pools.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(
      \.element)
  }

  /// Takes one question of each pool, never so long a one that the pools after it could not be served.
  mutating func takeOneEach() throws(PlanFault) -> [PlannedQuestion] {
    var reserve = pools.reduce(0) { $0 + $1.leastMinutes }
    guard reserve <= minutesLeft else { throw .tooShort(minutes: minutes, needed: reserve) }
    var taken: [PlannedQuestion] = []
    for index in pools.indices {
      reserve -= pools[index].leastMinutes
      if let question = take(from: index, within: minutesLeft - reserve) { taken.append(question) }
    }
    return taken
  }

  /// Takes questions while one fits. The next one always goes to the pool with the highest weight for each
  /// question it would then have (D'Hondt's highest averages), so that time is shared out by weight.
  mutating func takeWhatFits() -> [PlannedQuestion] {
    var taken: [PlannedQuestion] = []
    while let index = hungriest, let question = take(from: index, within: minutesLeft) {
      taken.append(question)
    }
    return taken
  }

  private var hungriest: Int? {
    let fitting = pools.indices.filter { index in pools[index].open.contains { $0.minutes <= minutesLeft } }
    // The first of several: weights are compared crosswise, in whole numbers.
    return fitting.reduce(nil) { best, index in
      guard let best else { return index }
      let (left, right) = (pools[best], pools[index])
      return right.weight * (left.takenCount + 1) > left.weight * (right.takenCount + 1) ? index : best
    }
  }

  private mutating func take(from pool: Int, within minutes: Int) -> PlannedQuestion? {
    let fitting = pools[pool].open.indices.filter { pools[pool].open[$0].minutes <= minutes }
    guard !fitting.isEmpty else { return nil }
    let question = pools[pool].open.remove(at: fitting[draw.index(below: fitting.count)])
    pools[pool].takenCount += 1
    minutesLeft -= question.minutes
    return question
  }
}

/// Choices that a seed repeats everywhere: SplitMix64 (Steele, Lea and Flood 2014), and not the standard
/// library's way from numbers to choices, which may change.
struct SeededDraw {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A place below `count`, which is at least 1.
  mutating func index(below count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(count)).high)
  }
}
