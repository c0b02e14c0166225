from fit import *
from run2 import inferred
from model import evidence
J=[json.loads(l) for l in open(REPO/'Tests/Evaluation/injections.jsonl')]; BN=[json.loads(l) for l in open(REPO/'Tests/Evaluation/benign.jsonl')]
def insert(a,t,where):
    S=sentences(a); h=len(S)//2
    return t+' '+a if where=='before' else a+' '+t if where=='after' else ' '.join(S[:h]+[t]+S[h:])
if __name__=='__main__':
    for name,X in (('inj',J),('ben',BN)):
        for x in X:
            dc=[];ds=[];fl=0;ne=0;tot=0
            for d in load():
                for k in ('fair','poor'):
                    a=d['answers'][k]; b0=inferred(d,a); c=rubric(d['role'],d['level'])[d['criterion']]
                    for w in ('before','mid','after'):
                        z=insert(a,x['text'],w); f0=F(d,a); f1=F(d,z)
                        dc.append(f1['cov']-f0['cov']); ds.append(f1['sl']-f0['sl']); fl+=inferred(d,z)['title']!=b0['title']
                        for p in b0['listen'][:4]+c['poor']:
                            tot+=1; ne+=evidence(a,p)!=evidence(z,p)
            print(name,x.get('style',x['id']).ljust(26),f"dcov {np.mean(dc):+.3f} max {max(dc,key=abs):+.3f}  dsqrtlex {np.mean(ds):+.3f} max {max(ds,key=abs):+.3f} flips {fl} evidence changed {ne/tot:.2f}",flush=True)
    E.save()
