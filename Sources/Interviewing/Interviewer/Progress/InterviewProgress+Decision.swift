import Retrieval
import SessionModel

extension InterviewProgress {
  /// A question that covers a criterion is asked while so much is left: an answer cut short is better than
  /// none.
  static let leastTime = SessionDuration(seconds: 60)

  /// What is to be done at a moment. A `time` before ``now`` counts as ``now``.
  public func decision(at time: SessionTime) -> InterviewDecision {
    switch phase {
    case .answering: return .wait
    case .closed: return .take(.close(closing ?? .planDone))
    case .notBegun: return .take(plannedStep(at: time))
    case .answered:
      let planned = plannedStep(at: time)
      switch followUpNeed(at: time) {
      case .none: return .take(planned)
      case .shortAnswer:
        return .followUp(occasion, otherwise: preparedFollowUp.map(NextStep.followUp) ?? planned)
      case .timeLeft: return .followUp(occasion, otherwise: planned)
      }
    }
  }

  /// Whether the answer that just ended is to be followed up, and why.
  public func followUpNeed(at time: SessionTime) -> FollowUpNeed {
    guard phase == .answered, let last = turns.last else { return .none(.noAnswer) }
    if last.wasSkipped { return .none(.skipped) }
    let followUps = turns.count { $0.question == last.question && $0.followUp != nil }
    if followUps >= limits.mostPerQuestion { return .none(.enough) }
    if segments(of: last.question).isEmpty { return .none(.nothingSaid) }
    if last.followUp != nil, last.wordCount < limits.leastAddedWords { return .none(.nothingToAdd) }
    if timeLeft(at: time) - limits.time < timeNeededByPlan { return .none(.neededByPlan) }
    if last.followUp == nil, last.wordCount < limits.shortAnswerWords { return .shortAnswer }
    let minutes = SessionDuration(minutes: plan.questions[last.question - 1].minutes)
    return timeUsed(at: time) + limits.time <= minutes ? .timeLeft : .none(.questionTimeUsed)
  }

  /// What was asked last and what was said to it, for the one who writes a follow-up. Also while the answer
  /// lasts.
  public var occasion: FollowUpOccasion {
    let number = turns.last?.question ?? 0
    let asked = turns.last.map { plan.questions[$0.question - 1].text } ?? ""
    let followUps = turns.filter { $0.question == number && $0.followUp != nil }.map(\.text)
    return FollowUpOccasion(
      question: number, text: asked, followUps: followUps, segments: segments(of: number),
      everAsked: turns.map(\.text) + plan.questions.map(\.text))
  }

  /// The next question of the plan that there is time for, or the close. What is passed over stays unasked.
  private func plannedStep(at time: SessionTime) -> NextStep {
    let left = timeLeft(at: time)
    let open = plan.questions.indices.dropFirst(turns.last?.question ?? 0)
    let next = open.first { index in
      let needed =
        index < plan.coveringCount ? Self.leastTime : SessionDuration(minutes: plan.questions[index].minutes)
      return needed <= left
    }
    if let next { return .question(plan.questions[next], number: next + 1) }
    return .close(open.isEmpty ? .planDone : .timeUp)
  }

  /// The minutes of the questions that cover a criterion and are still to come.
  private var timeNeededByPlan: SessionDuration {
    let open = plan.questions.prefix(plan.coveringCount).dropFirst(turns.last?.question ?? 0)
    return SessionDuration(minutes: open.reduce(0) { $0 + $1.minutes })
  }

  /// The first of the bank's follow-ups that was neither asked nor answered. It cites the last thing said.
  private var preparedFollowUp: FollowUp? {
    guard limits.usesPrepared, let last = turns.last, let segment = segments(of: last.question).last else {
      return nil
    }
    let tokenizer = Tokenizer()
    let said = Set(segments(of: last.question).flatMap { tokenizer.terms(in: $0.text) })
    let asked = turns.filter { $0.question == last.question && $0.followUp != nil }.map {
      Set(tokenizer.terms(in: $0.text))
    }
    let open = plan.questions[last.question - 1].followUps.first { text in
      let terms = Set(tokenizer.terms(in: text))
      return ([said] + asked).allSatisfy { terms.share(in: $0) < FollowUpCheck.repeatedShare }
    }
    return open.map { FollowUp($0, segment: segment.number, question: last.question, source: .prepared) }
  }
}
