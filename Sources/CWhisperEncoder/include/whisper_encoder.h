// whisper.cpp's place for an outside encoder, opened to any function.
#pragma once

#include <stdint.h>

struct whisper_context;
struct whisper_state;

/// Encodes one window.
///
/// - mel: the log-mel spectrogram, `bins` rows of `frames` values.
/// - audio: to be filled with `positions` rows of `width` values.
///
/// Returns 1 on success, 0 on failure.
typedef int (*whisper_encoder_function)(
    void *user, const float *mel, int64_t frames, int64_t bins, float *audio, int64_t positions, int64_t width);

/// Has `state` encoded by `function` from now on. `user` must outlive the state. Returns 0 on success.
int whisper_encoder_attach(
    struct whisper_context *context, struct whisper_state *state, whisper_encoder_function function, void *user);
