package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A macaroon in the binary form LND uses (version 2, no caveats): its identifier names the
 * permissions, its signature is an HMAC chain from the node's root key.
 */
record Macaroon(ByteString id, ByteString signature) {
  private static final byte[] KEY_GENERATOR =
      "macaroons-key-generator".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION_2 = 2;
  private static final int BAKERY_VERSION_3 = 3;

  /** What a macaroon allows: an action on an entity, or the entity "uri" and one call. */
  record Permission(String entity, String action) {}

  static Macaroon bake(byte[] rootKey, ByteString nonce, List<Permission> permissions) {
    ByteArrayOutputStream id = new ByteArrayOutputStream();
    id.write(BAKERY_VERSION_3);
    write(
        id,
        out -> {
          out.writeBytes(1, nonce);
          out.writeString(2, "0");
          for (Permission permission : permissions) {
            ByteArrayOutputStream op = new ByteArrayOutputStream();
            write(
                op,
                inner -> {
                  inner.writeString(1, permission.entity());
                  inner.writeString(2, permission.action());
                });
            out.writeByteArray(3, op.toByteArray());
          }
        });
    ByteString identifier = ByteString.copyFrom(id.toByteArray());
    return new Macaroon(identifier, sign(rootKey, identifier));
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION_2);
    write(
        bytes,
        out -> {
          packet(out, 1, ByteString.copyFromUtf8("lnd"));
          packet(out, 2, id);
          out.writeRawByte((byte) 0);
          out.writeRawByte((byte) 0);
          packet(out, 6, signature);
        });
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException with LND's text
   */
  static Macaroon parse(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("empty macaroon data");
    }
    if (bytes[0] != VERSION_2) {
      throw new IllegalArgumentException("cannot determine data format of binary-encoded macaroon");
    }
    ByteString id = ByteString.EMPTY;
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes, 1, bytes.length - 1);
      while (!in.isAtEnd()) {
        int type = in.readRawVarint32();
        ByteString data = type == 0 ? ByteString.EMPTY : in.readBytes();
        if (type == 2 && id.isEmpty()) {
          id = data;
        } else if (type == 6) {
          return new Macaroon(id, data);
        }
      }
    } catch (IOException broken) {
      throw new IllegalArgumentException("unmarshal v2: field data extends past end", broken);
    }
    throw new IllegalArgumentException("unmarshal v2: no signature");
  }

  boolean isSignedWith(byte[] rootKey) {
    return MessageDigest.isEqual(sign(rootKey, id).toByteArray(), signature.toByteArray());
  }

  List<Permission> permissions() {
    List<Permission> all = new ArrayList<>();
    try {
      CodedInputStream in = id.substring(1).newCodedInput();
      int tag = in.readTag();
      while (tag != 0) {
        if (WireFormat.getTagFieldNumber(tag) == 3) {
          permission(in.readBytes(), all);
        } else {
          in.skipField(tag);
        }
        tag = in.readTag();
      }
    } catch (IOException broken) {
      throw new IllegalArgumentException("invalid ID", broken);
    }
    return all;
  }

  private static void permission(ByteString op, List<Permission> into) throws IOException {
    CodedInputStream in = op.newCodedInput();
    String entity = "";
    int tag = in.readTag();
    while (tag != 0) {
      String text = in.readString();
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        entity = text;
      } else {
        into.add(new Permission(entity, text));
      }
      tag = in.readTag();
    }
  }

  private static ByteString sign(byte[] rootKey, ByteString id) {
    return ByteString.copyFrom(hmac(hmac(KEY_GENERATOR, rootKey), id.toByteArray()));
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static void write(ByteArrayOutputStream bytes, Writing writing) {
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void packet(CodedOutputStream out, int type, ByteString data) throws IOException {
    out.writeUInt32NoTag(type);
    out.writeBytesNoTag(data);
  }
}
