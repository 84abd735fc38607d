using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace WpbPortal.Web.Components;

/// <summary>
/// Packs what a page hands over from its first drawing to its circuit. Blazor seals it before it goes into the page, and what
/// is sealed no longer shrinks: so it is packed before.
/// </summary>
internal sealed class PackedState<T> : PersistentComponentStateSerializer<T>
{
    // Nearly as small as the best quality, in a fraction of its time.
    private const int Quality = 5;
    private const int Window = 18;

    public override void Persist(T value, IBufferWriter<byte> writer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, packed, out var length, Quality, Window)) throw new InvalidOperationException("The state of a page could not be packed.");
        writer.Write(packed.AsSpan(0, length));
    }

    public override T Restore(ReadOnlySequence<byte> data)
    {
        using var plain = new BrotliStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(plain, JsonSerializerOptions.Web)!;
    }
}
