import Perception
import Proctoring
import SessionModel

/// What was found out about one frame.
struct FrameFindings {
  let scene: SceneFacts
  /// What a search for phones said; nil where none was due.
  let phone: Sensed?
}

/// Searches frames for phones beside whatever else is done with them, one after the other, and gives out what
/// was found in their order.
struct PhoneLane {
  /// So many frames may wait for their search, whatever their size: a second at the usual five a second.
  private static let most = 5

  private let searcher: PhoneSearcher
  private var searches: [Task<Sensed?, any Error>] = []
  private var scenes: [SceneFacts] = []

  init(_ phones: any PhoneSensing) { searcher = PhoneSearcher(phones) }

  var isEmpty: Bool { scenes.isEmpty }
  var isFull: Bool { scenes.count >= Self.most }

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

  /// Keeps what else was found in the same frame until its search is over.
  mutating func hold(_ scene: SceneFacts) { scenes.append(scene) }

  /// Waits for the oldest frame's search.
  mutating func next() async throws -> FrameFindings {
    let search = searches[0]
    let phone = try await withTaskCancellationHandler {
      try await search.value
    } onCancel: {
      search.cancel()
    }
    searches.removeFirst()
    return FrameFindings(scene: scenes.removeFirst(), phone: phone)
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
