import Interviewing
import TestSupport
import Testing

struct InterviewPlanTests {
  @Test("The plan covers the heaviest criterion first")
  func order() throws {
    let plan = try plan(minutes: 15)
    #expect(plan.questions.prefix(plan.coveringCount).map(\.criterion) == ["Watering", "Pruning", "Soil"])
    #expect((plan.role, plan.level, plan.rubricVersion, plan.minutes) == ("gardener", "junior", "1.0", 15))
  }

  @Test("What is left of the time goes to further questions by weight")
  func further() throws {
    let plan = try plan(minutes: 21)
    #expect(plan.questions.map(\.criterion) == ["Watering", "Pruning", "Soil", "Watering", "Soil"])
    #expect(plan.questions.map(\.minutes).reduce(0, +) == 21)
  }

  @Test("With just enough time, the shortest questions cover the rubric")
  func shortest() throws {
    for seed in 0..<20 as Range<UInt64> {
      #expect(
        try plan(minutes: 12, seed: seed).questions.map(\.title) == [
          "New hedge", "Old roses", "Yellow leaves",
        ])
    }
  }

  @Test("Seeds choose among questions for the same criterion")
  func seeds() throws {
    let firsts = try (0..<20 as Range<UInt64>).map { try plan(minutes: 20, seed: $0).questions[0].title }
    #expect(Set(firsts) == ["Dry summer", "New hedge"])
  }

  @Test("Every plan of every seed bank covers its rubric, keeps its time, asks nothing twice and repeats")
  func properties() throws {
    for set in try SeedSet.all() {
      for minutes in stride(from: 15, through: 90, by: 5) {
        for seed in 0..<12 as Range<UInt64> {
          let place: Comment = "\(set.rubric.role) \(set.rubric.level), \(minutes) minutes, seed \(seed)"
          let plans = (0..<2).map { _ in
            Result { () throws(PlanFault) in
              try InterviewPlan(banks: [set.bank], rubric: set.rubric, minutes: minutes, seed: seed)
            }
          }
          #expect(plans[0] == plans[1], place)
          switch plans[0] {
          case .success(let plan): try expectSound(plan, set, place)
          case .failure(.tooShort(_, let needed)): #expect(needed > minutes, place)
          case .failure(let fault): Issue.record("\(fault)")
          }
        }
      }
    }
  }

  private func expectSound(_ plan: InterviewPlan, _ set: SeedSet, _ place: Comment) throws {
    let covering = plan.questions.prefix(plan.coveringCount)
    #expect(Set(covering.map(\.criterion)) == Set(set.rubric.criteria.map(\.name)), place)
    #expect(covering.count == set.rubric.criteria.count, place)
    let weights = covering.map { question in
      set.rubric.criteria.first { $0.name == question.criterion }?.weight ?? 0
    }
    #expect(weights == weights.sorted(by: >), place)
    let used = plan.questions.map(\.minutes).reduce(0, +)
    #expect(used <= plan.minutes, place)
    #expect(Set(plan.questions.map(\.title)).count == plan.questions.count, place)
    let left = set.bank.questions.filter { question in !plan.questions.contains(question) }
    #expect(left.allSatisfy { $0.minutes > plan.minutes - used }, place)
  }

  @Test("Too little time is refused, and said how much is needed")
  func tooShort() {
    #expect(throws: PlanFault.tooShort(minutes: 11, needed: 12)) { try plan(minutes: 11) }
    #expect(throws: PlanFault.minutesOutOfRange(0)) { try plan(minutes: 0) }
    #expect(throws: PlanFault.minutesOutOfRange(241)) { try plan(minutes: 241) }
  }

  @Test("A criterion without a question is named")
  func uncovered() throws {
    let rubric = try SampleInterview.rubric()
    #expect(throws: PlanFault.uncovered(criteria: ["Watering", "Pruning"])) {
      try InterviewPlan(banks: [try bank(asking: "Soil")], rubric: rubric, minutes: 30, seed: 1)
    }
    let fault = #expect(throws: PlanFault.self) {
      try InterviewPlan(banks: [], rubric: rubric, minutes: 30, seed: 1)
    }
    #expect(
      fault?.description == "no question is for Soil, Watering, Pruning: add one for each to the questions")
  }

  @Test("A question for a criterion that the rubric does not have is named; upper case does not matter")
  func unknown() throws {
    let rubric = try SampleInterview.rubric()
    let banks = [try SampleInterview.bank(), try bank(asking: "Machines")]
    #expect(
      throws: PlanFault.unknownCriterion(
        question: "Another", criterion: "Machines", known: ["Soil", "Watering", "Pruning"])
    ) { try InterviewPlan(banks: banks, rubric: rubric, minutes: 30, seed: 1) }
    _ = try InterviewPlan(
      banks: [try SampleInterview.bank(), try bank(asking: "SOIL")], rubric: rubric, minutes: 30, seed: 1)
  }

  @Test("Banks of another role, and two questions of one name, are refused")
  func banks() throws {
    let rubric = try SampleInterview.rubric()
    let bank = try SampleInterview.bank()
    #expect(throws: PlanFault.duplicateQuestion(title: "Clay")) {
      try InterviewPlan(banks: [bank, bank], rubric: rubric, minutes: 30, seed: 1)
    }
    #expect(throws: PlanFault.otherRole(bank: "gardener, senior", rubric: "gardener, junior")) {
      try InterviewPlan(
        banks: [try self.bank(asking: "Soil", level: "senior")], rubric: rubric, minutes: 30, seed: 1)
    }
  }

  private func plan(minutes: Int, seed: UInt64 = 1) throws -> InterviewPlan {
    try InterviewPlan(
      banks: [try SampleInterview.bank()], rubric: try SampleInterview.rubric(), minutes: minutes, seed: seed)
  }

  private func bank(asking criterion: String, level: String = "junior") throws -> QuestionBank {
    try QuestionBank(
      markdown:
        "---\nrole: gardener\nlevel: \(level)\nversion: 1.0\n---\n## Another\nCriterion: \(criterion)\n\nWhat?"
    )
  }
}
