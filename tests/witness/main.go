// A witness of a log that shares no code with the program under test.
//
// Owns: opening a checkpoint, building the tree anew and checking proofs with Go's own golang.org/x/mod/sumdb.
// Must not: follow the program under test where the two differ. It names the first difference and ends with 1.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// claims is what the program under test says about one log. Bytes and hashes are base64.
type claims struct {
	Verifier string        `json:"verifier"`
	Note     string        `json:"note"`
	Leaves   [][]byte      `json:"leaves"`
	Stored   []tlog.Hash   `json:"stored"`
	Records  []recordClaim `json:"records"`
	Trees    []treeClaim   `json:"trees"`
}

type recordClaim struct {
	Leaf  int64            `json:"leaf"`
	Proof tlog.RecordProof `json:"proof"`
}

type treeClaim struct {
	Size  int64          `json:"size"`
	Proof tlog.TreeProof `json:"proof"`
}

// hashes are all hashes of a log, in the order in which Go stores them.
type hashes []tlog.Hash

func (stored hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(stored)) {
			return nil, fmt.Errorf("no hash is stored at %d", index)
		}
		found[i] = stored[index]
	}
	return found, nil
}

func main() {
	if err := witness(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func witness() error {
	var said claims
	decoder := json.NewDecoder(os.Stdin)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&said); err != nil {
		return fmt.Errorf("claims: %w", err)
	}
	head, err := open(said.Verifier, said.Note)
	if err != nil {
		return fmt.Errorf("note: %w", err)
	}
	if head.N != int64(len(said.Leaves)) {
		return fmt.Errorf("size: the note says %d, there are %d leaves", head.N, len(said.Leaves))
	}
	for _, record := range said.Records {
		if record.Leaf < 0 || record.Leaf >= head.N {
			return fmt.Errorf("record %d: there are %d leaves", record.Leaf, head.N)
		}
		hash := tlog.RecordHash(said.Leaves[record.Leaf])
		if err := tlog.CheckRecord(record.Proof, head.N, head.Hash, record.Leaf, hash); err != nil {
			return fmt.Errorf("record %d: %w", record.Leaf, err)
		}
	}
	mine, err := build(said.Leaves)
	if err != nil {
		return fmt.Errorf("build: %w", err)
	}
	for _, tree := range said.Trees {
		old, err := tlog.TreeHash(tree.Size, mine)
		if err != nil {
			return fmt.Errorf("tree %d: %w", tree.Size, err)
		}
		if err := tlog.CheckTree(tree.Proof, head.N, head.Hash, tree.Size, old); err != nil {
			return fmt.Errorf("tree %d: %w", tree.Size, err)
		}
	}
	return compare(said, head, mine)
}

// open verifies a checkpoint and reads its three lines.
func open(key, message string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open([]byte(message), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("%q does not have three lines", opened.Text)
	}
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the origin is %q, the key's name is %q", lines[0], verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 {
		return tlog.Tree{}, fmt.Errorf("%q is no size", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// build stores the hashes of all leaves as Go does.
func build(leaves [][]byte) (hashes, error) {
	var stored hashes
	for i, leaf := range leaves {
		more, err := tlog.StoredHashes(int64(i), leaf, stored)
		if err != nil {
			return nil, err
		}
		if next := tlog.StoredHashIndex(0, int64(i)); next != int64(len(stored)) {
			return nil, fmt.Errorf("leaf %d goes to %d, not %d", i, next, len(stored))
		}
		stored = append(stored, more...)
	}
	return stored, nil
}

// compare looks for anything that Go would have written differently.
func compare(said claims, head tlog.Tree, mine hashes) error {
	root, err := tlog.TreeHash(head.N, mine)
	if err != nil {
		return fmt.Errorf("root: %w", err)
	}
	if head.Hash != root {
		return fmt.Errorf("root: the note says %v, the leaves make %v", head.Hash, root)
	}
	if place := difference(said.Stored, mine); place >= 0 {
		return fmt.Errorf("stored: hash %d differs", place)
	}
	for _, record := range said.Records {
		proof, err := tlog.ProveRecord(head.N, record.Leaf, mine)
		if err != nil || difference(record.Proof, proof) >= 0 {
			return fmt.Errorf("record %d: another proof than Go's", record.Leaf)
		}
	}
	for _, tree := range said.Trees {
		proof, err := tlog.ProveTree(head.N, tree.Size, mine)
		if err != nil || difference(tree.Proof, proof) >= 0 {
			return fmt.Errorf("tree %d: another proof than Go's", tree.Size)
		}
	}
	return nil
}

// difference is the first place where two lists differ, or -1.
func difference(left, right []tlog.Hash) int {
	for i := 0; i < len(left) || i < len(right); i++ {
		if i >= len(left) || i >= len(right) || left[i] != right[i] {
			return i
		}
	}
	return -1
}
