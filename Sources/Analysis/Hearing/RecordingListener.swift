import Perception

/// Listens to the sound of a recording, as fast as the machine can.
public struct RecordingListener: Sendable {
  private let media: any MediaReading
  private let sensors: HearingSensors
  private let hints: HearingHints

  /// Creates a listener of one recording.
  public init(media: any MediaReading, sensors: HearingSensors, hints: HearingHints = HearingHints()) {
    self.media = media
    self.sensors = sensors
    self.hints = hints
  }

  /// Listens to the end of the sound.
  ///
  /// - Returns: nil where there is no sound track.
  /// - Throws: ``HearingError``, what the reader or a sensor throws; `CancellationError` when the task is
  ///   cancelled.
  public func run() async throws -> HeardFacts? {
    guard media.info.hasAudio else { return nil }
    var listener = Listener(sensors, hints: hints)
    return try await listener.listen(to: media.sound())
  }
}
