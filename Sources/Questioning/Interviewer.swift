import Interviewing
import LanguageModels
import SessionModel

/// Decides what an interview asks next: what its plan says, or a follow-up that a model writes in time.
///
/// One for each session. It keeps no words; what was asked and said is the caller's ``InterviewProgress``.
/// The model is asked in a task of its own and waited for at most ``deadline`` by the interviewer's own
/// clock, so a model that keeps neither deadlines nor cancellation holds nothing up: its late answer is
/// dropped unread, and until it has returned it is not asked again. Only book-keeping runs on this actor.
///
/// What is given up at its deadline counts as a failure in a client's circuit breaker: give it a client of
/// its own.
public actor Interviewer {
  /// What a follow-up may take before the plan goes on.
  public static let usualDeadline = Duration.seconds(4)

  private let model: (any ChatModel)?
  private let check: FollowUpCheck
  private let deadline: Duration
  private let clock: any Clock<Duration>
  /// The question that is out; the model may keep it longer than it is waited for.
  private var asking: Task<Void, Never>?
  private var preparing: Task<Void, Never>?
  private var prepared: FollowUpRequest?

  /// Creates an interviewer.
  ///
  /// - Parameters:
  ///   - model: Writes follow-ups; without one the plan alone is asked.
  ///   - check: Made for the rubric and the questions of the plan.
  ///   - clock: What the deadline is measured by.
  public init(
    model: (any ChatModel)?, check: FollowUpCheck, deadline: Duration = Interviewer.usualDeadline,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.model = model
    self.check = check
    self.deadline = deadline
    self.clock = clock
  }

  /// The next step of an interview. It is to be taken (`InterviewProgress.take`) unless the candidate did
  /// something meanwhile.
  ///
  /// - Parameter time: The moment, on the session's clock.
  /// - Returns: Nil while the candidate is answering. Within the deadline, or at once when the calling task
  ///   is cancelled.
  public func nextStep(of progress: InterviewProgress, at time: SessionTime) async -> ChosenStep? {
    switch progress.decision(at: time) {
    case .wait: return nil
    case .take(let step): return ChosenStep(step, .notWanted(progress.followUpNeed(at: time)))
    case .followUp(let occasion, let otherwise):
      switch await write(occasion) {
      case .success(let followUp): return ChosenStep(.followUp(followUp), .written)
      case .failure(let absence): return ChosenStep(otherwise, .absent(absence))
      }
    }
  }

  /// Lets the model read what was said so far, so that only the last words are new to it when the answer
  /// ends. Worth calling when a question is asked and with every segment, where the server keeps what it has
  /// read (llama.cpp and Ollama do): each word is still read once, but while the candidate speaks. Returns at
  /// once; while one preparation runs, another is not begun.
  public func prepare(for progress: InterviewProgress) {
    guard let model, asking == nil, preparing == nil else { return }
    guard let request = check.request(for: progress.occasion), request != prepared else { return }
    prepared = request
    let chat = chatRequest(request, mostTokens: 1)
    preparing = Task {
      _ = try? await model.answer(chat)
      endPreparation()
    }
  }

  /// Waits for the model to return what it holds; for tests.
  func lastAsked() async { await asking?.value }
  /// Waits for the end of the preparation; for tests.
  func lastPrepared() async { await preparing?.value }

  private func endPreparation() { preparing = nil }
  private func endAsking() { asking = nil }

  private func write(_ occasion: FollowUpOccasion) async -> Result<FollowUp, FollowUpAbsence> {
    guard let model else { return .failure(.noModel) }
    guard asking == nil else { return .failure(.busy) }
    guard let request = check.request(for: occasion) else { return .failure(.nothingToFollow) }
    // A server takes its callers in turn.
    preparing?.cancel()
    switch await firstOf(model, chatRequest(request, mostTokens: FollowUpRequest.mostTokens)) {
    case .answered(let answer):
      return check.followUp(in: answer, to: request).mapError(FollowUpAbsence.refused)
    case .failed: return .failure(.modelFailed)
    case .late: return .failure(.late)
    case nil: return .failure(.cancelled)
    }
  }

  private enum Event: Sendable {
    case answered(String)
    case failed
    case late
  }

  /// What comes first: the answer or the deadline; nil when this task is cancelled. A task group would wait
  /// for the slower one as well.
  private func firstOf(_ model: any ChatModel, _ request: ChatRequest) async -> Event? {
    let (events, inlet) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingOldest(1))
    let asking = Task {
      do {
        inlet.yield(.answered(try await model.answer(request).text))
      } catch {
        inlet.yield(.failed)
      }
      endAsking()
    }
    self.asking = asking
    let timer = Task { [clock, deadline] in
      try await clock.sleep(for: deadline)
      inlet.yield(.late)
    }
    defer {
      asking.cancel()
      timer.cancel()
    }
    for await event in events { return event }
    return nil
  }

  private func chatRequest(_ request: FollowUpRequest, mostTokens: Int) -> ChatRequest {
    let examples = request.examples.flatMap { example in
      [ChatMessage(.user, example.prompt), ChatMessage(.assistant, example.answer)]
    }
    return ChatRequest(
      [ChatMessage(.system, request.instructions)] + examples + [ChatMessage(.user, request.prompt)],
      schema: request.schema, mostTokens: mostTokens, deadline: deadline)
  }
}
