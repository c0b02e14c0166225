import Perception
import Proctoring
import SessionModel

/// Searches frames for phones beside whatever else is done with them, one after the other, and gives out what
/// was found in their order.
struct PhoneLane {
  /// So many frames may wait for their search, whatever their size: a second at the usual five a second.
  private static let most = 5

  private let searcher: PhoneSearcher
  private var searches: [Task<Sensed?, any Error>] = []
  private var moments: [ObservedMoment] = []

  init(_ phones: any PhoneSensing) { searcher = PhoneSearcher(phones) }

  var isEmpty: Bool { moments.isEmpty }
  var isFull: Bool { moments.count >= Self.most }

  /// Has the next frame searched as soon as those before it have been.
  mutating func search(_ frame: VideoFrame) {
    let before = searches.last
    searches.append(
      Task { [searcher] in
        // Whether this one is due depends on what the one before found.
        _ = try await before?.value
        return try await searcher.search(frame)
      })
  }

  /// Keeps what else was said of the same frame until its search is over.
  mutating func hold(_ moment: ObservedMoment) { moments.append(moment) }

  /// Waits for the oldest frame's search, and adds what it said, where it was due.
  mutating func next() async throws -> ObservedMoment {
    let search = searches[0]
    let phone = try await withTaskCancellationHandler {
      try await search.value
    } onCancel: {
      search.cancel()
    }
    searches.removeFirst()
    let moment = moments.removeFirst()
    guard let phone else { return moment }
    return ObservedMoment(at: moment.time, moment.sensed.merging([.phone: phone]) { _, phone in phone })
  }

  /// Waits for the end of all searches; their outcome is no longer wanted.
  func abandon() async {
    searches.forEach { $0.cancel() }
    for search in searches { _ = await search.result }
  }
}

/// Decides which frames are due, and searches those.
private actor PhoneSearcher {
  private let phones: any PhoneSensing
  private var cadence = PhoneCadence()

  init(_ phones: any PhoneSensing) { self.phones = phones }

  func search(_ frame: VideoFrame) async throws -> Sensed? {
    try Task.checkCancellation()
    guard cadence.isDue(at: frame.time) else { return nil }
    let sensed = try await phones.sense(frame)
    cadence.note(sensed, at: frame.time)
    return sensed
  }
}
